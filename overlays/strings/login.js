// Signing in.
export default {
  "login.document": { en: "Sign in · LiveCaptions", de: "Anmelden · LiveCaptions" },
  "login.title": { en: "Operator", de: "Regie" },
  "login.says": {
    en: "The captions on this machine are run by its operator. To read along, use the address or the code on the wall instead.",
    de: "Die Untertitel auf diesem Rechner führt die Regie. Zum Mitlesen verwenden Sie bitte die Adresse oder den Code an der Wand.",
  },
  "login.password": { en: "Password", de: "Passwort" },
  "login.show": { en: "Show password", de: "Passwort zeigen" },
  "login.enter": { en: "Sign in", de: "Anmelden" },
  "login.plain": {
    en: "This connection is not encrypted: others on the network could read the password.",
    de: "Diese Verbindung ist nicht verschlüsselt: Andere im Netz könnten das Passwort mitlesen.",
  },
  "login.nobody": { en: "so nobody was signed in", de: "daher wurde niemand angemeldet" },
};
