import type { PackedObservations } from '../model.ts'

/**
 * One person's cells, numbered locally: seats are the person's givers, slots
 * the competencies somebody saw, cells run by seat. The arrays are reused from
 * person to person, so only the counted parts are meaningful.
 */
export interface PersonCells {
  seats: number
  slots: number
  cells: number
  /** Position of the first cell in the packed data. */
  first: number
  /** Cells of seat j are `seatCells[j] … seatCells[j + 1] - 1`. */
  seatCells: Int32Array
  giver: Int32Array
  cellSlot: Int32Array
  competency: Int32Array
  /** How many seats saw the slot's competency. */
  seen: Int32Array
  /** Seats that saw slot c are `slotSeats[slotStart[c] … slotStart[c + 1] - 1]`. */
  slotStart: Int32Array
  slotSeats: Int32Array
  /** Value less the competency's offset, per cell; a censored value stands as its conditional mean. */
  residual: Float64Array
  seatSum: Float64Array
  slotSum: Float64Array
  /** A slot's share in the overall; 0 for competencies that do not count in it. */
  share: Float64Array
  slotOfCompetency: Int32Array
}

export function emptyCells(competencyCount: number): PersonCells {
  const ints = (): Int32Array => new Int32Array(0)
  const floats = (): Float64Array => new Float64Array(0)
  return {
    seats: 0, slots: 0, cells: 0, first: 0,
    seatCells: ints(), giver: ints(), cellSlot: ints(), competency: ints(), seen: ints(), slotStart: ints(), slotSeats: ints(),
    residual: floats(), seatSum: floats(), slotSum: floats(), share: floats(),
    slotOfCompetency: new Int32Array(competencyCount).fill(-1),
  }
}

/** Loads who saw what of person i; the values are added by `sumResiduals`. */
export function loadPerson(local: PersonCells, data: PackedObservations, person: number): void {
  const { personReviews, reviewGiver, reviewCells, cellCompetency } = data
  const firstReview = personReviews[person]!
  const seats = personReviews[person + 1]! - firstReview
  const first = reviewCells[firstReview]!
  const cells = reviewCells[firstReview + seats]! - first
  makeRoom(local, seats, cells)
  local.seats = seats
  local.cells = cells
  local.first = first
  for (let seat = 0; seat < seats; seat++) {
    local.giver[seat] = reviewGiver[firstReview + seat]!
    local.seatCells[seat] = reviewCells[firstReview + seat]! - first
  }
  local.seatCells[seats] = cells
  assignSlots(local, cellCompetency)
  seatSlots(local)
}

function makeRoom(local: PersonCells, seats: number, cells: number): void {
  if (local.giver.length < seats) {
    const room = seats * 2
    local.seatCells = new Int32Array(room + 1)
    local.giver = new Int32Array(room)
    local.seatSum = new Float64Array(room)
  }
  if (local.cellSlot.length < cells) {
    const room = cells * 2
    local.cellSlot = new Int32Array(room)
    local.slotSeats = new Int32Array(room)
    local.residual = new Float64Array(room)
    local.competency = new Int32Array(room)
    local.seen = new Int32Array(room)
    local.slotStart = new Int32Array(room + 1)
    local.slotSum = new Float64Array(room)
    local.share = new Float64Array(room)
  }
}

function assignSlots(local: PersonCells, cellCompetency: Uint16Array): void {
  const { slotOfCompetency, cellSlot, competency, seen, first, cells } = local
  let slots = 0
  for (let cell = 0; cell < cells; cell++) {
    const at = cellCompetency[first + cell]!
    let slot = slotOfCompetency[at]!
    if (slot < 0) {
      slot = slots++
      slotOfCompetency[at] = slot
      competency[slot] = at
      seen[slot] = 0
    }
    cellSlot[cell] = slot
    seen[slot]!++
  }
  for (let slot = 0; slot < slots; slot++) slotOfCompetency[competency[slot]!] = -1
  local.slots = slots
}

/** Shares the overall among the slots that count: all of them, or those of the competencies marked 1. Answers with how many count. */
export function shareOverall(local: PersonCells, counted?: Uint8Array): number {
  const { share, slots, competency } = local
  let count = 0
  for (let slot = 0; slot < slots; slot++) if (!counted || counted[competency[slot]!] === 1) count++
  for (let slot = 0; slot < slots; slot++) share[slot] = !counted || counted[competency[slot]!] === 1 ? 1 / count : 0
  return count
}

function seatSlots(local: PersonCells): void {
  const { slotStart, slotSeats, seen, cellSlot, seatCells, slots, seats } = local
  let end = 0
  for (let slot = 0; slot < slots; slot++) {
    slotStart[slot] = end
    end += seen[slot]!
  }
  for (let seat = 0; seat < seats; seat++) {
    for (let cell = seatCells[seat]!; cell < seatCells[seat + 1]!; cell++) slotSeats[slotStart[cellSlot[cell]!]!++] = seat
  }
  for (let slot = slots; slot > 0; slot--) slotStart[slot] = slotStart[slot - 1]!
  slotStart[0] = 0
}

/** Sums the residuals by seat and by slot. */
export function sumResiduals(local: PersonCells): void {
  const { seats, slots, seatCells, cellSlot, residual, seatSum, slotSum } = local
  for (let slot = 0; slot < slots; slot++) slotSum[slot] = 0
  for (let seat = 0; seat < seats; seat++) {
    let sum = 0
    for (let cell = seatCells[seat]!; cell < seatCells[seat + 1]!; cell++) {
      const value = residual[cell]!
      sum += value
      slotSum[cellSlot[cell]!]! += value
    }
    seatSum[seat] = sum
  }
}
