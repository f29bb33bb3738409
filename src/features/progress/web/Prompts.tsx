import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { namesIn } from '../../../ui/listed.ts'
import { Empty } from '../../../ui/Notice.tsx'
import type { ProgressMap, Prompt, PromptOutcome } from '../model.ts'
import { GrowthHead } from './GrowthHead.tsx'
import { Said, type Words } from '../../../ui/Said.tsx'
import { mapOf, promptsOf, useNames } from './growth-queries.ts'
import { PromptItem } from './PromptsItem.tsx'
import { Outcome } from './PromptsOutcome.tsx'
import page from '../../../ui/Page.module.css'
import css from './Growth.module.css'

const route = getRouteApi('/people/$person/prompts')

/** What is likely beyond one level, as questions to talk over, and what was agreed about it. */
export function Prompts() {
  const { person } = route.useParams()
  return <PromptsOf key={person} person={person} />
}

function PromptsOf({ person }: { person: string }) {
  const { data: map } = useSuspenseQuery(mapOf({ person }))
  const { data: { prompts, outcomes } } = useSuspenseQuery(promptsOf({ person }))
  const [said, setSaid] = useState<Words>()
  const level = useLevelName(map)
  const shown = new Set(prompts.flatMap(({ outcome }) => outcome?.id ?? []))
  return (
    <div className={page.page}>
      <GrowthHead map={map} title={say('prompts.title')}>
        <p>{say('prompts.lead')}</p>
      </GrowthHead>
      <div className={css.beside}>
        <div>
          <Said said={said} />
          {prompts.length === 0 ? <NothingStandsOut map={map} level={level} /> : <Open map={map} prompts={prompts} level={level} onSaid={setSaid} />}
          <Before map={map} outcomes={outcomes.filter(({ id }) => !shown.has(id))} onSaid={setSaid} />
        </div>
        <HowSure map={map} />
      </div>
    </div>
  )
}

/** What the level is called that prompts compare with, or null where none is agreed. */
function useLevelName({ framework, role }: ProgressMap): string | null {
  const { level } = useNames([{ framework: framework?.id ?? null }])
  return framework && role?.level ? level(framework.id, role.level) : null
}

function whoReads({ own, person, managers }: ProgressMap): string {
  const names = namesIn(managers)
  if (!own) return say('prompts.private-of', { name: person.name, managers: managers.length, names })
  return managers.length > 0 ? say('prompts.private', { managers: managers.length, names }) : say('prompts.private-alone')
}

const kinds = ['gap', 'strength'] as const

type Saying = (said: Words) => void

function Open({ map, prompts, level, onSaid }: { map: ProgressMap; prompts: Prompt[]; level: string | null; onSaid: Saying }) {
  return kinds.map((kind) => {
    const ofKind = prompts.filter((prompt) => prompt.kind === kind)
    return ofKind.length > 0 && (
      <section key={kind} className={css.section} aria-labelledby={`prompts-${kind}`}>
        <div className={css.sectionHead}>
          <h2 id={`prompts-${kind}`}>{say(`prompts.${kind}s`)}</h2>
          <p className={css.soft}>{say(`prompts.${kind}s-text`)}</p>
        </div>
        <ul className={css.rows}>{ofKind.map((prompt) => <PromptItem key={prompt.competency} map={map} prompt={prompt} level={level} onSaid={onSaid} />)}</ul>
      </section>
    )
  })
}

function NothingStandsOut({ map: { person }, level }: { map: ProgressMap; level: string | null }) {
  return (
    <Empty title={say(level ? 'prompts.empty' : 'prompts.no-level')} mark={<CairnMark height={3} filling="outline" stone={10} />}>
      <p>{level ? say('prompts.empty-text', { level }) : say('prompts.no-level-text')}</p>
      <Link to="/people/$person/map" params={{ person: person.id }} className={buttonClass()}>{say('prompts.to-map')}</Link>
    </Empty>
  )
}

/** Who reads the page, how often prompts are right and how much they miss, as simulated organizations with known truth showed it. */
const HowSure = ({ map }: { map: ProgressMap }) => (
  <aside className={css.aside} aria-label={say('prompts.about')}>
    <h2>{say('prompts.readers')}</h2>
    <p>{whoReads(map)}</p>
    <h2>{say('prompts.sure')}</h2>
    <p>{say('prompts.sure-text')}</p>
    <p>{say('prompts.sure-meaning')}</p>
    <p className={css.soft}>{say('prompts.sure-source')}</p>
  </aside>
)

function Before({ map, outcomes, onSaid }: { map: ProgressMap; outcomes: PromptOutcome[]; onSaid: Saying }) {
  const names = useNames(outcomes)
  if (outcomes.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="prompts-before">
      <h2 id="prompts-before">{say('prompts.before')}</h2>
      <ul className={css.rows}>
        {outcomes.map((outcome) => (
          <li key={outcome.id} className={css.row}>
            <div className={css.rowHead}>
              <h3>{names.competency(outcome.framework, outcome.competency)}</h3>
              <span className={css.soft}>{say(`prompts.kind.${outcome.kind}`)}</span>
            </div>
            <Outcome map={map} outcome={outcome} onSaid={onSaid} />
          </li>
        ))}
      </ul>
    </section>
  )
}
