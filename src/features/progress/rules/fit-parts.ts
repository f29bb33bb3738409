import type { RangeUse, Scale, Variances } from '../../rating/model.ts'

/** A fit as it is kept: the givens by giver, side by side. */
export interface FitParts {
  readonly variances: Variances
  readonly offsets: readonly (readonly [string, number])[]
  readonly scale: Scale
  readonly range: RangeUse
  readonly givers: readonly string[]
  readonly leniency: Float64Array
  readonly error: Float64Array
  readonly columns: number
  readonly loadings: Float32Array
  readonly component: Int32Array
  readonly simple: Float64Array
  /** How many people each giver shares with another giver. */
  readonly shared: Int32Array
  /** The component with the most people. */
  readonly main: number
  readonly people: number
  readonly observations: number
}

/** A giver's row of the loadings as 32-bit floats, little-endian. */
export function loadingBytes({ loadings, columns }: Pick<FitParts, 'loadings' | 'columns'>, giver: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(columns * 4))
  for (let column = 0; column < columns; column++) view.setFloat32(column * 4, loadings[giver * columns + column]!, true)
  return new Uint8Array(view.buffer)
}

/** What `loadingBytes` wrote. */
export function loadingsIn(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, at) => view.getFloat32(at * 4, true))
}
