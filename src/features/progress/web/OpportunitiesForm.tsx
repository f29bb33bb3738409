import { useSuspenseQuery } from '@tanstack/react-query'
import { Suspense, useState, type FormEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField, TextArea, TextField } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { today } from '../../../ui/when.ts'
import { problemOf, problemOfForm } from '../../access/web/problems.ts'
import type { Framework } from '../../framework/model.ts'
import { currentVersion, frameworks } from '../../framework/web/queries.ts'
import { WorkPicker, type PickedWork } from '../../work/web/WorkPicker.tsx'
import type { Words } from '../../../ui/Said.tsx'
import { offerOpportunity, team, useChange } from './growth-queries.ts'
import css from './Growth.module.css'

type Props = { framework?: string | undefined; competency: string | undefined; onSaid: (said: Words) => void; onClose: () => void }

/** Offers a chance to show a competency, to a team, to the engineering organization or to everybody. */
export function OpportunitiesForm({ framework, competency, onSaid, onClose }: Props) {
  const { data: known } = useSuspenseQuery(frameworks({}))
  const { data: { members, teams } } = useSuspenseQuery(team({}))
  const published = known.filter(({ publishedNumber }) => publishedNumber !== null)
  const usual = framework ?? members.find((member) => member.framework)?.framework ?? published[0]?.id ?? ''
  const [offered, setOffered] = useState({ framework: usual, competency: competency ?? '', title: '', words: '', to: teams[0] ? ofTeam(teams[0]) : 'everybody', opensOn: today(), closesOn: '' })
  const set = (field: keyof typeof offered) => ({ value: offered[field], onChange: ({ target }: { target: { value: string } }) => setOffered({ ...offered, [field]: target.value }) })
  const [work, setWork] = useState<PickedWork | null>(null)
  const offer = useChange(offerOpportunity)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { words, to, closesOn, ...rest } = offered
    const audience = { team: teams.find((it) => ofTeam(it) === to)?.id ?? null, forEngineering: to === 'engineering' }
    offer.run({ ...rest, ...audience, words: words || null, workItem: work?.id ?? null, closesOn: closesOn || null }, () => {
      onClose()
      onSaid({ words: say('opportunities.offered-now', { title: rest.title }) })
    })
  }
  const problem = problemOfForm(offer.error)
  if (!usual) return <Notice tone="note"><p>{say('opportunities.no-framework')}</p></Notice>
  return (
    <form className={css.form} onSubmit={submit} aria-label={say('opportunities.offer')}>
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      <TextField label={say('opportunities.name')} hint={say('opportunities.name-hint')} autoFocus required maxLength={200} {...set('title')} problem={problemOf(offer.error, 'title')} />
      {published.length > 1 && (
        <SelectField label={say('opportunities.framework')} value={offered.framework} onChange={({ target }) => setOffered({ ...offered, framework: target.value, competency: '' })}>
          {published.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </SelectField>
      )}
      <Suspense fallback={<Skeleton label={say('shell.loading')} lines={2} />}><Competencies framework={offered.framework} {...set('competency')} problem={problemOf(offer.error, 'competency')} /></Suspense>
      <TextArea label={say('opportunities.words')} hint={say('opportunities.words-hint')} maxLength={2_000} {...set('words')} problem={problemOf(offer.error, 'words')} />
      <WorkPicker label={say('opportunities.work')} value={work} onChange={setWork} problem={problemOf(offer.error, 'workItem')} />
      <SelectField label={say('opportunities.to')} {...set('to')} problem={problemOf(offer.error, 'team') ?? problemOf(offer.error, 'forEngineering')}>
        {teams.map((it) => <option key={it.id} value={ofTeam(it)}>{it.name}</option>)}
        <option value="engineering">{say('opportunities.engineering')}</option>
        <option value="everybody">{say('opportunities.everybody')}</option>
      </SelectField>
      <div className={css.pair}>
        <TextField label={say('opportunities.opens')} type="date" required {...set('opensOn')} problem={problemOf(offer.error, 'opensOn')} />
        <TextField label={say('opportunities.closes')} type="date" min={offered.opensOn} {...set('closesOn')} problem={problemOf(offer.error, 'closesOn')} />
      </div>
      <div className={css.actions}>
        <Button type="submit" kind="primary" busy={offer.isPending}>{say('opportunities.offer-go')}</Button>
        <Button kind="quiet" onClick={onClose}>{say('growth.cancel')}</Button>
      </div>
    </form>
  )
}

const ofTeam = ({ id }: { id: string }): string => `team ${id}`

type CompetenciesProps = { framework: string; value: string; onChange: (event: { target: { value: string } }) => void; problem: string | undefined }

function Competencies({ framework, ...rest }: CompetenciesProps) {
  const { data: { content } } = useSuspenseQuery(currentVersion({ framework }))
  return (
    <SelectField label={say('opportunities.shows')} required {...rest}>
      <option value="">{say('opportunities.choose')}</option>
      {content.groups.map((group) => <optgroup key={group.id} label={group.name}>{optionsOf(content, group.id)}</optgroup>)}
    </SelectField>
  )
}

const optionsOf = ({ competencies }: Framework, group: string) => competencies.filter((one) => one.group === group).map(({ id, name }) => <option key={id} value={id}>{name}</option>)
