// A lint rule: a Result that nobody looks at is an error that nobody hears of.

/** Whether a value of this type may be an error that is a value. */
const isResult = (type) =>
  type.isUnion() && type.types.some((one) => one.getProperty('ok') !== undefined);

export const ignoredResult = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      ignored: 'Look at this Result, or hand it to bestEffort (src/model/result.ts) and say why.',
    },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    return {
      ExpressionStatement({ expression }) {
        if (expression.type === 'AssignmentExpression') return;
        const isVoid = expression.type === 'UnaryExpression' && expression.operator === 'void';
        const node = isVoid ? expression.argument : expression;
        const type = checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node));
        if (isResult(checker.getAwaitedType(type) ?? type))
          context.report({ node, messageId: 'ignored' });
      },
    };
  },
};
