export function DesignLanguage() {
  return null
}
