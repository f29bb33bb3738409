import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import css from './Confirm.module.css'

type Props = { question: string; yes: string; no: string; onYes: () => void; onNo: () => void }

/** Asks before something that cannot be taken back. The buttons say what they do, and keeping is the one in reach. */
export function Confirm({ question, yes, no, onYes, onNo }: Props) {
  return (
    <Dialog label={question} onClose={onNo} className={css.confirm}>
      <p>{question}</p>
      <div className={css.answers}>
        <Button autoFocus onClick={onNo}>{no}</Button>
        <Button kind="danger" onClick={onYes}>{yes}</Button>
      </div>
    </Dialog>
  )
}
