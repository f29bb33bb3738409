import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { onDay } from '../../../ui/when.ts'
import type { ProgressMap } from '../model.ts'
import { GrowthHead } from './GrowthHead.tsx'
import { WhoReads } from './ProgressMapWords.tsx'
import css from './ProgressMap.module.css'

/** A map needs a role in a framework. Without one it says what is missing, and who can mend it. */
export function ProgressMapNothing({ map, past }: { map: ProgressMap; past: boolean }) {
  return (
    <div className={css.screen}>
      <div className={css.main}>
        <GrowthHead map={map} title={say('map.title')}><WhoReads map={map} /></GrowthHead>
        {past ? <NothingThen map={map} /> : <NothingNow map={map} />}
      </div>
    </div>
  )
}

const mark = <CairnMark height={1} filling="outline" stone={10} />

function NothingNow({ map: { own, person, role } }: { map: ProgressMap }) {
  const which = role ? 'framework' : 'role'
  return (
    <Empty title={say(`map.without-${which}`)} mark={mark}>
      <p>{say(own ? `map.without-${which}-own` : `map.without-${which}-other`, { name: person.name })}</p>
      <Link to="/frameworks" className={buttonClass()}>{say('map.read-frameworks')}</Link>
    </Empty>
  )
}

const NothingThen = ({ map: { person, on } }: { map: ProgressMap }) => (
  <Empty title={say('map.nothing-then', { when: onDay(on) })} mark={mark}>
    <p>{say('map.nothing-then-text')}</p>
    <Link to="/people/$person/map" params={{ person: person.id }} search={(before) => ({ ...before, on: '' })} className={buttonClass()}>{say('map.to-today')}</Link>
  </Empty>
)
