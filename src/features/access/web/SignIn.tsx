export function SignIn(_: object) { return null }
