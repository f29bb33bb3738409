export const progressRoutes = [] as const
