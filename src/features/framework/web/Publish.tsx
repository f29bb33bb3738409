export function Publish() {
  return null
}
