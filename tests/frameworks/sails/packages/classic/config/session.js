module.exports.session = { //=> sets sails.sid path=/ domain=-
  secret: 's',
}
