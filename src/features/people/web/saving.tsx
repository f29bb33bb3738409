import { useMutation, useQueryClient } from '@tanstack/react-query'
import { say } from '../../../phrases/say.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { problemOfForm } from '../../access/web/problems.ts'

type Asked = { readonly queryKey: readonly unknown[] }

const saysWhoWorksWhere = ({ queryKey: [path] }: Asked): boolean => /^\/api\/(people|everybody|teams|work\/choices|notices|session|accounts)/.test(String(path))

/** A change of who works where: afterwards everything that says so is asked for again. Of whoever is gone with it nothing is kept. */
export function useSaving(save: () => Promise<unknown>, done?: () => void, gone?: string) {
  const client = useQueryClient()
  const isOfGone = ({ queryKey: [, input] }: Asked): boolean => gone !== undefined && JSON.stringify(input ?? '').includes(gone)
  return useMutation({
    mutationFn: save,
    onSuccess: async () => {
      if (gone !== undefined) client.removeQueries({ type: 'inactive', predicate: saysWhoWorksWhere })
      await client.invalidateQueries({ predicate: (it) => saysWhoWorksWhere(it) && !isOfGone(it) })
      done?.()
    },
  })
}

/** What became of a form: saved, or what is wrong with it as a whole. */
export function Saved({ of, saved = say('keep-people.saved') }: { of: { error: unknown; isSuccess: boolean }; saved?: string }) {
  const problem = problemOfForm(of.error)
  if (problem) return <Notice tone="error" role="alert"><p>{problem}</p></Notice>
  return of.isSuccess ? <Notice tone="success" role="status"><p>{saved}</p></Notice> : null
}
