import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import type { ProgressMap, Prompt } from '../model.ts'
import { PromptsAgreement } from './PromptsAgreement.tsx'
import type { Words } from '../../../ui/Said.tsx'
import { Outcome } from './PromptsOutcome.tsx'
import { inPercent } from './map-words.ts'
import { useWayBack } from '../../../ui/way-back.ts'
import css from './Growth.module.css'
import own from './Prompts.module.css'

type Props = { map: ProgressMap; prompt: Prompt; level: string | null; onSaid: (said: Words) => void }

const tones = { gap: 'below', strength: 'above' } as const

/** One prompt: what was seen, the questions that it opens, and the action that closes it. */
export function PromptItem({ map, prompt, level, onSaid }: Props) {
  const { competency, name, kind, probability, deviation, outcome } = prompt
  const [writing, setWriting] = useState(false)
  const back = useWayBack<'agreement'>()
  const close = () => {
    back.leave('agreement')
    setWriting(false)
  }
  const agreed = outcome !== null && outcome.doneAt === null
  const seen = { level: level ?? '', deviation: Math.abs(deviation), share: inPercent(probability) }
  return (
    <li className={css.row} id={competency}>
      <div className={css.rowHead}>
        <h3>{name}</h3>
        <Tag tone={tones[kind]}>{say(`prompts.tag.${kind}`)}</Tag>
        <Link to="/people/$person/map" params={{ person: map.person.id }} search={{ cell: competency }} aria-label={say('prompts.on-map-of', { competency: name })}>{say('prompts.on-map')}</Link>
      </div>
      <p className={css.words}>{say(`prompts.seen.${kind}`, seen)}</p>
      {prompt.open && !writing && <Questions map={map} prompt={prompt} />}
      {outcome && <Outcome map={map} outcome={outcome} onSaid={onSaid} />}
      {outcome?.doneAt && !writing && <p className={css.soft}>{say(prompt.open ? 'prompts.seen-since' : 'prompts.nothing-since')}</p>}
      {!agreed && !writing && <div className={css.actions}><Button ref={back.button('agreement')} kind={prompt.open ? 'plain' : 'quiet'} aria-label={say(outcome ? 'prompts.agree-another-of' : 'prompts.agree-of', { competency: name })} onClick={() => setWriting(true)}>{say(outcome ? 'prompts.agree-another' : 'prompts.agree')}</Button></div>}
      {writing && <PromptsAgreement map={map} prompt={prompt} onSaid={onSaid} onClose={close} />}
    </li>
  )
}

/** What to talk over, each question with what is at hand to answer it. */
function Questions({ map, prompt: { competency, kind } }: Pick<Props, 'map' | 'prompt'>) {
  return (
    <ol className={own.questions}>
      <li>
        <p>{say(`prompts.first.${kind}`)}</p>
        <p className={css.meta}>
          {kind === 'gap' && <Link to="/opportunities" search={{ framework: map.framework?.id, competency }}>{say('prompts.opportunities', { count: openFor(map, competency) })}</Link>}
          {kind === 'gap' && <Link to="/mentoring" search={{ competency }}>{say('prompts.mentors')}</Link>}
          {kind === 'strength' && map.own && <Link to="/mentoring" search={{ offer: competency }}>{say('prompts.offer')}</Link>}
        </p>
      </li>
      <li>
        <p>{say(`prompts.second.${kind}`)}</p>
        <p className={css.meta}>{map.own ? <Link to="/support" search={{ competency }}>{say('prompts.support')}</Link> : <Link to="/opportunities" search={{ framework: map.framework?.id, offer: competency }}>{say('prompts.offer-opportunity')}</Link>}</p>
      </li>
    </ol>
  )
}

const openFor = (map: ProgressMap, competency: string): number => map.rows.find((row) => row.competency === competency)?.openOpportunities ?? 0
