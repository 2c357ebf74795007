export function forget(request) {
  request.login.delete() //=> invalidates session stateless; clears sealed path=/ domain=-
}
