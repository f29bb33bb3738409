import { say } from '../../../phrases/say.ts'
import { Line } from '../../../ui/Prose.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import type { Finding } from '../model.ts'
import css from './Findings.module.css'

const tones = { error: 'wrong', warning: 'below', note: 'above' } as const

/** Notes of lint: how bad, what, where, and how to mend it. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className={css.findings}>
      {findings.map((finding, index) => (
        <li key={`${finding.file}:${finding.line}:${finding.rule}:${index}`} className={css.finding}>
          <Tag tone={tones[finding.severity]}>{say(`lint.severity.${finding.severity}`)}</Tag>
          <div>
            <p><Line text={finding.message} /></p>
            <p className={css.mend}><Line text={say('lint.mend', { mend: finding.mend })} /></p>
            <p className={css.place}><code>{finding.file}:{finding.line}{finding.column > 0 && `:${finding.column}`}</code> <span>{finding.rule}</span></p>
          </div>
        </li>
      ))}
    </ul>
  )
}
