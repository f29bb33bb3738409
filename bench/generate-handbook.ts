import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const levels = ['intern', 'associate', 'intermediate', 'senior', 'staff', 'principal']
const sections = ['leadership', 'technical']
const verbs = ['Plans', 'Reviews', 'Measures', 'Explains', 'Shortens', 'Repairs', 'Documents', 'Retires', 'Simplifies', 'Watches', 'Schedules', 'Defends']
const objects = ['the nightly export', 'a release of the team', 'the queue of requests', 'an alarm nobody reads', 'the plan of the quarter', 'the hand-over of a shift', 'a test that fails at random', 'the cost of a service']
const circumstances = ['before anybody asks', 'with the people it concerns', 'within a day', 'so that others can repeat it', 'after each incident', 'and says what it leaves out', 'for the teams that depend on it', 'twice a year']

/** The shape of one handbook: a copy has about as many files, includes and letters as a real one of 126 files. */
const familiesPerCopy = 11
const levelsPerFamily = 4
const plainPagesPerCopy = 20

export interface Generated {
  files: number
  rolePages: number
  includes: number
}

/** Writes a handbook that is `copies` times as large as a real one: every copy has words, includes and families of its own. */
export function generateHandbook(folder: string, copies: number): Generated {
  const written: Generated = { files: 0, rolePages: 0, includes: 0 }
  const write = (name: string, text: string): void => {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
    written.files += 1
    written.includes += text.split('{{% include').length - 1
  }
  for (let copy = 0; copy < copies; copy += 1) {
    for (const level of levels) for (const section of sections) write(sharedBlock(copy, section, level), block('Everybody', copy, `${section}${level}`, 6))
    write(`assets/includes/copy-${copy}/values.md`, block('House', copy, 'values', 6))
    for (let family = 0; family < familiesPerCopy; family += 1) writeFamily(copy, family, write, written)
    for (let page = 0; page < plainPagesPerCopy; page += 1) write(`content/copy-${copy}/notes/page-${page}.md`, plainPage(copy, page, page === 0 ? 400 : 14))
  }
  return written
}

function writeFamily(copy: number, family: number, write: (name: string, text: string) => void, written: Generated): void {
  const folder = `content/copy-${copy}/careers/matrix/family-${copy}-${family}`
  const own = levels.slice(family % 3, (family % 3) + levelsPerFamily)
  write(`assets/includes/copy-${copy}/nav-${family}.md`, `---\n\n${own.map((level) => `[${level}](/copy-${copy}/careers/matrix/family-${copy}-${family}/${level}/)`).join(' |\n')}\n\n---\n`)
  write(`${folder}/_index.md`, page(`Family ${copy} ${family} Career Framework`, `${include(`copy-${copy}/nav-${family}.md`)}\n\n${own.map((level) => `1. [${level}](/copy-${copy}/careers/matrix/family-${copy}-${family}/${level}/)`).join('\n')}\n`))
  for (const level of own) {
    for (const section of sections) write(`assets/includes/copy-${copy}/family-${family}-${section}-${level}.md`, block(`Department ${family % 4}`, copy, `${family}${section}${level}`, 12))
    write(`${folder}/${level}.md`, rolePage(copy, family, level))
    written.rolePages += 1
  }
}

function include(name: string): string {
  return `{{% include "includes/${name}" %}}`
}

function sharedBlock(copy: number, section: string, level: string): string {
  return `assets/includes/copy-${copy}/${section}-${level}.md`
}

function page(title: string, body: string): string {
  return `---\ntitle: "${title}"\n---\n\n## ${title}\n\n${body}`
}

function rolePage(copy: number, family: number, level: string): string {
  const name = `${level.charAt(0).toUpperCase()}${level.slice(1)}`
  const parts = sections.map((section) => {
    const title = `${name} ${section.charAt(0).toUpperCase()}${section.slice(1)} Competencies`
    return `### ${title}\n\n${include(`copy-${copy}/${section}-${level}.md`)}\n${include(`copy-${copy}/family-${family}-${section}-${level}.md`)}\n\n${bullets(copy, `${family}${level}${section}own`, 5, '-')}\n`
  })
  const values = `### ${name} Values Alignment\n\n${include(`copy-${copy}/values.md`)}\n`
  return page(`Family ${copy} ${family} Career Framework: ${name} Engineer`, [include(`copy-${copy}/nav-${family}.md`), `**${name} engineers show the following.**`, '---', ...parts, values].join('\n\n'))
}

function block(heading: string, copy: number, seed: string, items: number): string {
  return `##### ${heading}\n\n${bullets(copy, seed, items, '*')}\n`
}

function bullets(copy: number, seed: string, count: number, mark: string): string {
  return Array.from({ length: count }, (_, index) => `${mark} ${sentence(numberFrom(`${copy} ${seed} ${index}`))}`).join('\n')
}

/** Every number makes another sentence of about the length of a real one. */
function sentence(number: number): string {
  const pick = (list: readonly string[], step: number): string => list[Math.floor(number / step) % list.length]!
  return `${pick(verbs, 1)} ${pick(objects, 12)} ${pick(circumstances, 96)}, and ${pick(verbs, 768).toLowerCase()} ${pick(objects, 9216)} ${pick(circumstances, 73728)} (${number.toString(36)}).`
}

function numberFrom(text: string): number {
  let value = 2166136261
  for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 16777619) >>> 0
  return value
}

function plainPage(copy: number, number: number, paragraphs: number): string {
  const body = Array.from({ length: paragraphs }, (_, index) => `### Part ${index}\n\n${sentence(numberFrom(`${copy} ${number} ${index}`))} See [the values](/copy-${copy}/notes/page-0/#part-${index}).\n`)
  return page(`Notes ${copy} ${number}`, body.join('\n'))
}
