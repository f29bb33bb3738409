import { useRef, useState, type DragEvent } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { filesDropped, filesOfInput, type ChosenFile } from './chosen-files.ts'
import css from './Import.module.css'

type Props = { files: readonly ChosenFile[]; onChoose: (found: { path: string; file: File }[]) => void }

const few = 5

/** Where files come in: by two buttons, or dropped on the place around them. */
export function ImportFiles({ files, onChoose }: Props) {
  const one = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void filesDropped(event.dataTransfer.items).then(onChoose)
  }
  return (
    <div className={classes(css.drop, over && css.over)} onDragOver={(event) => (event.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)} onDrop={drop}>
      <div className={css.choose}>
        <Button kind="primary" onClick={() => one.current?.click()}>{say('import.files')}</Button>
        <Button onClick={() => folder.current?.click()}>{say('import.folder')}</Button>
        <input ref={one} type="file" multiple hidden data-choose="files" aria-label={say('import.files')} onChange={(event) => onChoose(filesOfInput(event.target.files))} />
        <input ref={folder} type="file" hidden data-choose="folder" aria-label={say('import.folder')} onChange={(event) => onChoose(filesOfInput(event.target.files))} {...{ webkitdirectory: '' }} />
      </div>
      <p className={css.hint}>{say('import.drop')}</p>
      {files.length > 0 && <p role="status">{say('import.chosen', { count: files.length, names: [...files.slice(0, few).map(({ path }) => path), ...(files.length > few ? ['…'] : [])].join(', ') })}</p>}
    </div>
  )
}
