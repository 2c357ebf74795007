const mongoose = require('mongoose')

const user = new mongoose.Schema({
  email: String,
  password: String,
  refreshToken: String,
  tokens: [{ token: String, device: String }],
  resetToken: String,
  pushTokens: [String],
  cart: [String],
  lastLogout: Date,
})
user.methods.dropToken = async function (token) {
  this.tokens = this.tokens.filter((one) => one.token !== token)
  await this.save() //=> invalidates access-token
}

exports.User = mongoose.model('User', user)
