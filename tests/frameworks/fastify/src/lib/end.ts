import type { FastifyReply as Reply, FastifyRequest, RouteHandlerMethod } from 'fastify'

export async function endSession(request: FastifyRequest) {
  await request.session.destroy() //=> invalidates session
}

export const forget: RouteHandlerMethod = async (_request, reply) => { //=> reports require-server-side-destroy
  reply.clearCookie('sid') //=> clears sid path=/ domain=-
  return reply.code(204).send()
}

export const answer = (reply: Reply) => reply.status(204).send()
