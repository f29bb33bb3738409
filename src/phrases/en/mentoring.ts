export const mentoring = {
} as const
