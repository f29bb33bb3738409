import { useMutation, useQueryClient } from '@tanstack/react-query'
import { say } from '../../../phrases/say.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { problemOfForm } from '../../access/web/problems.ts'

/** A change of who works where: afterwards everything that says so is asked for again, except of whoever is gone with it. */
export function useSaving(save: () => Promise<unknown>, done?: () => void, gone?: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: save,
    onSuccess: async () => {
      await client.invalidateQueries({ predicate: ({ queryKey: [path, input] }) => !(gone && JSON.stringify(input ?? '').includes(gone)) && /^\/api\/(people|everybody|teams|work\/choices|notices|session|accounts)/.test(String(path)) })
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
