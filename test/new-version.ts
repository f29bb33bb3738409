import { draftVersion, publishVersion, showFramework, showSourceFiles } from '../src/features/framework/api.ts'
import type { InputOf } from '../src/platform/contract.ts'
import type { Client } from './app.ts'

type File = { readonly path: string; readonly text: string }
type More = Pick<InputOf<typeof publishVersion>, 'meanings' | 'mappings'>

/** Publishes the files of the example's framework of engineers anew, each as `change` answers it, or as several, without those that it answers with null. Says the version's number. */
export async function publishChanged(steward: Client, change: (file: File) => File | File[] | null, more: More = {}): Promise<number> {
  const { version } = await steward.call(showFramework, { framework: 'engineering' })
  const files = await steward.call(showSourceFiles, { framework: 'engineering', number: version.number })
  const draft = await steward.call(draftVersion, { files: files.flatMap((it) => change(it) ?? []) })
  return (await steward.call(publishVersion, { framework: draft.version.framework, number: draft.version.number, message: 'In clearer words.', ...more })).number
}

/** The file of architecture under another name that replaces it, and all that refers to it. */
export const architectureRenamed = ({ path, text }: File): File =>
  path.endsWith('/architecture.md')
    ? { path: path.replace('architecture.md', 'system-design.md'), text: text.replace('competency: architecture\nname: Architecture', 'competency: system-design\nreplaces: [architecture]\nname: System design') }
    : { path, text: path === 'framework.yaml' ? text.replace(/\barchitecture\b/g, 'system-design') : text.replaceAll('architecture.md', 'system-design.md') }

/** The family of backend engineers and its specialty under other names, which replace them, in the settings and wherever a competency names its families. */
export const backendRenamed = ({ path, text }: File): File => {
  if (path !== 'framework.yaml') return { path, text: text.replace('families: [backend', 'families: [server-side') }
  const renamed = text.replace('- id: backend\n', '- id: server-side\n    replaces: [backend]\n').replace('{ id: search, ', '{ id: finding, replaces: [search], ')
  return { path, text: renamed.replace('family: backend', 'family: server-side') }
}
