import { useMemo, useState } from 'react'
import { say } from '../../../phrases/say.ts'
import type { Framework } from '../model.ts'
import { matrixOf } from '../rules/matrix.ts'
import { MatrixTable } from './MatrixTable.tsx'
import css from './Import.module.css'

const noWords: string[] = []

/** The matrix that the files come to. Opening a cell says where it was read. */
export function ImportMatrix({ content }: { content: Framework }) {
  const [opened, setOpened] = useState<string>()
  const [marked, setMarked] = useState<string>()
  const matrix = useMemo(() => matrixOf(content, {}), [content])
  const shown = useMemo(() => new Set(content.competencies.map(({ id }) => id)), [content])
  return (
    <div className={css.matrix}>
      <MatrixTable content={content} families={content.families} matrix={matrix} shown={shown} words={noWords} full={false} marked={marked} levelOnPhone={content.levels[0]?.id} opened={opened} onOpen={setOpened} onMark={(level) => setMarked(level === marked ? undefined : level)} />
      <p role="status" className={css.hint}>{placeOf(content, opened)}</p>
    </div>
  )
}

function placeOf({ competencies, levels, expectations }: Framework, opened: string | undefined): string {
  const [id, level] = opened?.split('@') ?? []
  const competency = competencies.find((one) => one.id === id)
  const cell = expectations.find((one) => one.competency === id && one.level === level)
  const source = cell?.source ?? competency?.source
  if (!competency || !source) return ''
  const name = levels.find((one) => one.id === level)?.name
  return say('import.comes-from', { cell: name ? `${competency.name}, ${name}` : competency.name, place: `${source.file}:${source.line}` })
}
