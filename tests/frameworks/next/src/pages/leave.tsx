export default function Leave() {
  return <p>Bye</p>
}
