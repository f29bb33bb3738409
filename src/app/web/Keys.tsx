import { say, type Phrase } from '../../phrases/say.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Key } from '../../ui/Tag.tsx'
import css from './Keys.module.css'

type Row = [keys: string[], does: Phrase]

const groups: { title: Phrase; rows: Row[] }[] = [
  { title: 'keys.everywhere', rows: [[['Ctrl', 'K'], 'keys.palette'], [['/'], 'keys.filter'], [['?'], 'keys.show'], [['Esc'], 'keys.close']] },
  { title: 'keys.matrix', rows: [[['←', '→', '↑', '↓'], 'keys.arrows'], [['Home', 'End'], 'keys.home-end'], [['Enter'], 'keys.open'], [['←', '→'], 'keys.panel']] },
]

/** Which keys do what. */
export function Keys({ onClose }: { onClose: () => void }) {
  return (
    <Dialog label={say('keys.title')} onClose={onClose}>
      <div className={css.keys}>
        <h2 className={css.title}>{say('keys.title')}</h2>
        {groups.map(({ title, rows }) => (
          <section key={title}>
            <h3 className={css.group}>{say(title)}</h3>
            <dl>
              {rows.map(([keys, does]) => (
                <div key={does} className={css.row}>
                  <dt>{keys.map((key) => <Key key={key}>{key}</Key>)}</dt>
                  <dd>{say(does)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <form method="dialog"><Button type="submit">{say('shell.close')}</Button></form>
      </div>
    </Dialog>
  )
}
