import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Refusal } from '../../../platform/call.ts'
import { say } from '../../../phrases/say.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { listed } from '../../../ui/listed.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { onDay } from '../../../ui/when.ts'
import type { WorkPage } from '../model.ts'
import { changeWork, useWorkAgain, workChoices, workPage } from './queries.ts'
import { fieldsOf, WorkForm, type WorkDraft } from './WorkForm.tsx'
import css from './WorkForm.module.css'

const draftOf = ({ item: { kind, title, url, parent, domain, startedOn, finishedOn }, ownTeams }: WorkPage): WorkDraft => ({
  kind, title, url: url ?? '', parent, teams: ownTeams, domain: domain ?? '', startedOn: startedOn ?? '', finishedOn: finishedOn ?? '',
})

/** Puts a work item right. Where somebody else saved first, the form keeps what was entered and says what they changed. */
export function WorkChange({ shown, onDone }: { shown: WorkPage; onDone: () => void }) {
  const client = useQueryClient()
  const again = useWorkAgain()
  const { id, title } = shown.item
  const [opened] = useState(shown)
  const [latest, setLatest] = useState(shown)
  const [overtaken, setOvertaken] = useState<Error>()
  const save = useMutation({
    mutationFn: (draft: WorkDraft) => changeWork({ id, revision: latest.revision, ...fieldsOf(draft) }),
    onSuccess: async () => {
      await again()
      onDone()
    },
    onError: async (error) => {
      if (!(error instanceof Refusal) || error.status !== 409) return
      const now = await client.fetchQuery({ ...workPage({ id }), staleTime: 0 })
      if (now.revision !== latest.revision) setOvertaken(error)
      setLatest(now)
    },
  })
  return (
    <Dialog label={say('work.change-of', { title })} onClose={onDone} className={css.dialog}>
      <h2>{say('work.change')}</h2>
      {latest.revision !== opened.revision && <Meanwhile opened={draftOf(opened)} latest={draftOf(latest)} />}
      <WorkForm
        begin={draftOf(opened)}
        id={id}
        save={say('work.save')}
        busy={save.isPending}
        error={save.error === overtaken ? null : save.error}
        onSave={(draft) => save.mutate(draft)}
        onCancel={onDone}
        known={(item) => <p><Link to="/work/$item" params={{ item: item.id }}>{say('work.known-open')}</Link></p>}
      />
    </Dialog>
  )
}

/** What stands there now, in the fields that somebody else changed while the form was open. */
function Meanwhile({ opened, latest }: Record<'opened' | 'latest', WorkDraft>) {
  const { data: choices } = useQuery(workChoices({}))
  const teams = latest.teams.map((id) => choices?.teams.find((it) => it.id === id)?.name ?? id)
  const entries = ([
    ['work.field-url', opened.url !== latest.url, latest.url],
    ['work.field-title', opened.title !== latest.title, latest.title],
    ['work.field-kind', opened.kind !== latest.kind, say(`work.kind-${latest.kind}`)],
    ['work.meanwhile-parent', opened.parent?.id !== latest.parent?.id, latest.parent?.title ?? ''],
    ['work.field-teams', [...opened.teams].sort().join() !== [...latest.teams].sort().join(), listed(teams)],
    ['work.field-domain', opened.domain !== latest.domain, choices?.domains.find((it) => it.id === latest.domain)?.name ?? latest.domain],
    ['work.field-started', opened.startedOn !== latest.startedOn, latest.startedOn && onDay(latest.startedOn)],
    ['work.field-finished', opened.finishedOn !== latest.finishedOn, latest.finishedOn && onDay(latest.finishedOn)],
  ] as const).filter(([, changed]) => changed)
  return (
    <Notice tone="warning" role="alert" title={say('work.meanwhile')}>
      {entries.length > 0 && <ul>{entries.map(([label, , value]) => <li key={label}>{say('work.meanwhile-field', { field: say(label), value: value || say('work.meanwhile-nothing') })}</li>)}</ul>}
      <p>{say('work.meanwhile-text')}</p>
    </Notice>
  )
}
