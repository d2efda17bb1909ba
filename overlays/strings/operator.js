// The operator's page.
export default {
  "operator.name": { en: "Operator", de: "Regie" },
  "operator.title": { en: "Operator", de: "Regie" },
};
