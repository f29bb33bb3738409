import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { readAfresh, sessionNow } from '../../features/access/web/session.ts'
import { say } from '../../phrases/say.ts'
import { usePageTitle } from '../../ui/page-title.ts'
import { ExamplePeople } from '../../features/people/web/ExamplePeople.tsx'
import { PasswordForm } from '../../features/access/web/PasswordForm.tsx'

const route = getRouteApi('/sign-in')

/** Only a page of this site is gone back to. */
const safe = (back: string | undefined): string => (back?.startsWith('/') && !back.startsWith('//') ? back : '/')

export function SignIn() {
  usePageTitle(say('sign-in.title'))
  const { back } = route.useSearch()
  const { data: session } = useSuspenseQuery(sessionNow({}))
  const client = useQueryClient()
  const router = useRouter()
  const signedIn = async () => {
    await readAfresh(client)
    await router.invalidate()
    router.history.push(safe(back))
  }
  return session.organization.kind === 'example'
    ? <ExamplePeople organization={session.organization.name} onSignedIn={signedIn} />
    : <PasswordForm organization={session.organization.name} onSignedIn={signedIn} />
}
