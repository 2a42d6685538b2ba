/** The types of the declarations as short texts: what a value looks like, and no more. */
import ts from "typescript";

/**
 * A shape: `s` text, `n` number, `b` truth value, `?` anything, `=text` one of a fixed set of which `text` is the first,
 * `[` and a shape: a list, `{` and a shape: a map, `#` and a number: an object of the table.
 */
export type Shape = string;

/** `name:shape` or, where it may be absent, `name?:shape`. */
export type Member = string;

/** The objects that the shapes name, each once, in the order in which they were met. */
export class Shapes {
    readonly #indexes = new Map<string, number>();
    readonly #objects: Member[][] = [];

    /**
     * @param declared the members of each interface of types/output.d.ts, by `module.Name`
     * @param enums the first value of each enumeration, by its last name
     */
    constructor(
        private readonly declared: ReadonlyMap<string, ts.InterfaceDeclaration>,
        private readonly enums: ReadonlyMap<string, string>,
    ) {}

    get objects(): readonly (readonly Member[])[] {
        return this.#objects;
    }

    /** The shape of a type, and whether `undefined` is among its values. */
    of(node: ts.TypeNode): { readonly shape: Shape; readonly optional: boolean } {
        if (ts.isUnionTypeNode(node)) {
            const others = node.types.filter((type) => type.kind !== ts.SyntaxKind.UndefinedKeyword);
            const shapes = others.map((type) => this.of(type).shape);
            const text = shapes.find((shape) => shape.startsWith("=")) ?? shapes[0];
            return { shape: text ?? "?", optional: others.length < node.types.length };
        }
        return { shape: this.#shape(node), optional: false };
    }

    /** The members of an interface as the table holds them; `keep` leaves out what need not be told. */
    members(node: ts.InterfaceDeclaration, keep: (name: string, optional: boolean, type: ts.TypeNode) => boolean = () => true): Member[] {
        return node.members.flatMap((member) => {
            if (!ts.isPropertySignature(member) || member.type === undefined) return [];
            const name = member.name.getText().replace(/^["']|["']$/g, "");
            const optional = member.questionToken !== undefined;
            if (!keep(name, optional, member.type)) return [];
            const { shape, optional: absent } = this.of(member.type);
            return [`${name}${optional || absent ? "?" : ""}:${shape}`];
        });
    }

    #shape(node: ts.TypeNode): Shape {
        switch (node.kind) {
            case ts.SyntaxKind.StringKeyword:
                return "s";
            case ts.SyntaxKind.NumberKeyword:
                return "n";
            case ts.SyntaxKind.BooleanKeyword:
                return "b";
            default:
        }
        if (ts.isParenthesizedTypeNode(node)) return this.of(node.type).shape;
        if (ts.isArrayTypeNode(node)) return `[${this.of(node.elementType).shape}`;
        if (ts.isTypeLiteralNode(node)) {
            const index = node.members.find(ts.isIndexSignatureDeclaration);
            return index === undefined ? "?" : `{${this.of(index.type).shape}`;
        }
        return ts.isTypeReferenceNode(node) ? this.#named(node) : "?";
    }

    #named(node: ts.TypeReferenceNode): Shape {
        const name = node.typeName.getText();
        const argument = node.typeArguments?.[0];
        if (/^(?:pulumi\.)?Output$/.test(name) && argument !== undefined) return this.of(argument).shape;
        if (name.startsWith("outputs.")) return this.#object(name.slice("outputs.".length));
        const first = this.enums.get(name.split(".").at(-1) ?? "");
        if (name.startsWith("enums.") && first !== undefined) return `=${first}`;
        return /^(?:enums\.|ARN$|Region$|[A-Z]\w*$)/.test(name) && !name.includes("asset") ? "s" : "?";
    }

    #object(name: string): Shape {
        const known = this.#indexes.get(name);
        if (known !== undefined) return `#${known}`;
        const declaration = this.declared.get(name);
        if (declaration === undefined) return "?";
        const index = this.#objects.push([]) - 1;
        this.#indexes.set(name, index);
        // What may be absent in an object is left out of a made-up one: only what must be there is told.
        this.#objects[index] = this.members(declaration, (_, optional) => !optional);
        return `#${index}`;
    }
}
