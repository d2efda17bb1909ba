// The build copies lean-qr here from its package.
export * from "lean-qr";
