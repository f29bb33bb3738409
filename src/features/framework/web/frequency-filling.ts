import type { Filling } from '../../../ui/CairnMark.tsx'

const fillings: readonly Filling[] = ['outline', 'capped', 'solid']

/** How a frequency fills the mark: the rarest is an outline, the steadiest is solid. */
export const fillingOf = (index: number, count: number): Filling => fillings[Math.round((index / Math.max(1, count - 1)) * 2)] ?? 'solid'
