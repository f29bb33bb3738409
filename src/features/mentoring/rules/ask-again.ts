import { monthsBefore } from '../../progress/rules/window.ts'

const waitMonths = 3

/**
 * The first day on which a declined mentee may ask the same mentor in the same competency again. Whoever said no is not pressed, and may
 * have room in a quarter; everybody else who offers can be asked at once.
 */
export const askAgainFrom = (declinedOn: string): string => monthsBefore(declinedOn, -waitMonths)
