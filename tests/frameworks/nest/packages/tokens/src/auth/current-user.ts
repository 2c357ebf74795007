import { applyDecorators, createParamDecorator, type ExecutionContext, HttpCode, Post } from '@nestjs/common'

export const Bearer = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest()
  return request.headers.authorization
})

/** A route of the account, which answers without a body. */
export const AccountPost = (path: string) => applyDecorators(Post(path), HttpCode(204))
