/** A file that somebody chose or dropped, as an import takes it. */
export interface ChosenFile {
  path: string
  base64: string
  /** What stands in it, where it is text. */
  text: string | undefined
}

const megabyte = 1024 * 1024

/** Base64 takes a third more room than the bytes, and a request has a limit of its own. */
export const mostMegabytes = 32

export class TooLarge extends Error {}

interface Found {
  path: string
  file: File
}

/** Reads files with their paths below what was chosen. Hidden files stay out, as a folder's own do. */
export async function readChosen(found: readonly Found[]): Promise<ChosenFile[]> {
  const shown = found.filter(({ path }) => !path.split('/').some((part) => part.startsWith('.')))
  if (shown.reduce((sum, { file }) => sum + file.size, 0) > mostMegabytes * megabyte) throw new TooLarge()
  return Promise.all(shown.map(async ({ path, file }) => ({ path, base64: await base64Of(file), text: /\.xlsx$/i.test(path) ? undefined : await file.text() })))
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file could not be read.')))
    reader.readAsDataURL(file)
  })
}

/** The files of a file input. From a folder each has its path within the folder. */
export const filesOfInput = (list: FileList | null): Found[] => [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath.replace(/^[^/]*\//, '') || file.name, file }))

/** What was dropped: files, and everything below folders. */
export async function filesDropped(items: DataTransferItemList): Promise<Found[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  const [only] = entries
  const found = (await Promise.all(entries.map((entry) => filesBelow(entry)))).flat()
  const root = entries.length === 1 && only?.isDirectory ? `${only.name}/` : ''
  return found.map(({ path, file }) => ({ path: path.startsWith(root) ? path.slice(root.length) : path, file }))
}

async function filesBelow(entry: FileSystemEntry): Promise<Found[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ path: entry.fullPath.replace(/^\//, ''), file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: Found[] = []
  // A browser hands a folder out in pieces, and an empty piece is the end.
  for (let piece = await entriesOf(reader); piece.length > 0; piece = await entriesOf(reader)) {
    for (const inner of piece) found.push(...(await filesBelow(inner)))
  }
  return found
}

const entriesOf = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> => new Promise((resolve, reject) => reader.readEntries(resolve, reject))
