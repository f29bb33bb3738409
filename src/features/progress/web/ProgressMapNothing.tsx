import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import type { ProgressMap } from '../model.ts'
import { GrowthHead } from './GrowthHead.tsx'
import { WhoReads } from './ProgressMapWords.tsx'
import css from './ProgressMap.module.css'

/** A map needs a role in a framework. Without one it says what is missing, and who can mend it. */
export function ProgressMapNothing({ map }: { map: ProgressMap }) {
  const which = map.role ? 'framework' : 'role'
  return (
    <div className={css.screen}>
      <div className={css.main}>
        <GrowthHead map={map} title={say('map.title')}><WhoReads map={map} /></GrowthHead>
        <Empty title={say(`map.without-${which}`)} mark={<CairnMark height={1} filling="outline" stone={10} />}>
          <p>{say(map.own ? `map.without-${which}-own` : `map.without-${which}-other`, { name: map.person.name })}</p>
          <Link to="/frameworks" className={buttonClass()}>{say('map.read-frameworks')}</Link>
        </Empty>
      </div>
    </div>
  )
}
