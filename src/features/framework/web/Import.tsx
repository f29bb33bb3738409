import { useState } from 'react'
import { say } from '../../../phrases/say.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { mostMegabytes, readChosen, TooLarge, type ChosenFile } from './chosen-files.ts'
import { ImportFiles } from './ImportFiles.tsx'
import { ImportReview } from './ImportReview.tsx'
import page from '../../../ui/Page.module.css'
import css from './Import.module.css'

/** From files of any shape to a draft: choose, look at what was understood, correct, and go on to publishing. */
export function Import() {
  usePageTitle(say('import.title'))
  const [files, setFiles] = useState<ChosenFile[]>([])
  const [problem, setProblem] = useState<string>()
  const choose = async (found: Parameters<typeof readChosen>[0]) => {
    setProblem(undefined)
    try {
      setFiles(await readChosen(found))
    } catch (error) {
      setProblem(error instanceof TooLarge ? say('import.too-large', { limit: mostMegabytes }) : String(error))
    }
  }
  return (
    <div className={`${page.page} ${css.wide}`}>
      <header className={page.head}>
        <h1>{say('import.title')}</h1>
        <p className={page.lead}>{say('import.lead')}</p>
      </header>
      <ImportFiles files={files} onChoose={(found) => void choose(found)} />
      {problem && <Notice tone="error" role="alert"><p>{problem}</p></Notice>}
      {files.length > 0 && <ImportReview key={keyOf(files)} files={files} />}
    </div>
  )
}

/** Other files begin another review, whose mapping is found out anew. */
const keyOf = (files: readonly ChosenFile[]): string => files.map(({ path, base64 }) => `${path}:${base64.length}`).join('|')
