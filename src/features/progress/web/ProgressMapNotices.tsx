import { Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { ProgressMap } from '../model.ts'

/** What one should know before reading the map. */
export function Notices({ map }: { map: ProgressMap }) {
  return (
    <>
      {map.since === null && <NoFeedback map={map} />}
      {map.role?.level === null && <Notice title={say('map.no-level')}><p>{say(map.own ? 'map.no-level-own' : 'map.no-level-other')}</p></Notice>}
      {!map.connected && map.since !== null && <Notice tone="note" title={say('map.unconnected')}><p>{say('map.unconnected-text')}</p></Notice>}
    </>
  )
}

function NoFeedback({ map: { own, person } }: { map: ProgressMap }) {
  return (
    <Notice title={own ? say('map.none') : say('map.none-of', { name: person.name })}>
      <p>{say(own ? 'map.none-text' : 'map.none-text-of')}</p>
      <p><Link to="/people/$person/feedback/ask" params={{ person: person.id }} className={buttonClass('primary')}>{say('map.ask')}</Link></p>
    </Notice>
  )
}
