// The documentation of the archive's settings; setting-docs.js has the others.
/** @import { Table } from "./translator.js" */

/** @type {Table} */
export default {
  Archive: { en: "What has gone out, kept for later.", de: "Was auf Sendung war, für später aufgehoben." },
  "Archive:Enabled": {
    en: "Keep the words that have gone out. What was held back, muted or blocked is never kept.",
    de: "Die Wörter aufheben, die auf Sendung waren. Was zurückgehalten, stummgeschaltet oder gesperrt war, wird nie aufgehoben.",
  },
  "Archive:Days": {
    en: "Days after which a session is deleted. 0: sessions stay until somebody deletes them.",
    de: "Tage, nach denen eine Sitzung gelöscht wird. 0: Sitzungen bleiben, bis jemand sie löscht.",
  },
  "Archive:Folder": {
    en: "Folder of the archive. null: your own application data folder.",
    de: "Ordner des Archivs. null: der eigene Ordner für Anwendungsdaten.",
  },
};
