import type { LetterDocument } from '../../../../../shared/letters/document-model.ts';
import { fillTemplate } from '../../../../../shared/letters/fill-template.ts';
import { parseTemplate } from '../../../../../shared/letters/parse-template.ts';
import type { View } from '../../../../../shared/letters/slot-values.ts';

/** A notification to an authority, as a law firm would send it: the letter we look at. */
export const SPECIMEN_TEMPLATE = `---
id: specimen.de
version: 3
kind: authority-initial
lang: de
title: Meldung einer Verletzung des Schutzes personenbezogener Daten
subject: "Meldung nach Art. 33 DSGVO, {{reference}}"
marking: Vertraulich
rule: Art. 33(1) GDPR
source: fixture
approval: draft
required: []
---
\`\`\`letterhead
{{controller.name}}, {{controller.address}}
\`\`\`

\`\`\`recipient
Der Hamburgische Beauftragte für
Datenschutz und Informationsfreiheit
{{authority.address}}
\`\`\`

\`\`\`details
Zeichen: {{reference}}
Datum: {{date}}
Bearbeitung: {{officer.name}}
Telefon: {{officer.phone}}
\`\`\`

# Meldung einer Verletzung des Schutzes personenbezogener Daten nach Art. 33 DSGVO

Neue Meldung, unvollständig. Fehlende Angaben sind unten benannt.

Sehr geehrte Damen und Herren,

für die **{{controller.name}}** melden wir eine Verletzung des Schutzes personenbezogener Daten. Die Meldung erfolgt {{timing}}.

\`\`\`details
Art der Meldung: {{first}} Erstmeldung   {{later}} Nachmeldung
Kenntnis seit: {{awareAt}}
Beginn der Verletzung: {{beganAt}}
Betroffene Personen: {{people}}
Datensätze: {{records}}
\`\`\`

## 1. Art der Verletzung

Am {{awareAt}} wurde uns bekannt, dass {{systems}}, durch Schadsoftware verschlüsselt worden waren. Die Verfügbarkeit ist auf 27 von 28 Freigaben wiederhergestellt. Ob Daten abgeflossen sind, ist {{exfiltrated}}.

Betroffen sind nach heutiger Schätzung {{people}}, und zwar Beschäftigte sowie Kundinnen und Kunden. Die Zahl der Datensätze ist {{records}}.

{{narrative}}

### 1.1 Arten von Daten

Folgende Arten sind betroffen:

{{#categories}}
- {{.}}
{{/categories}}

## 2. Datenschutzbeauftragte

{{officer.name}}, Telefon {{officer.phone}}

## 3. Wahrscheinliche Folgen

{{consequences}}

## 4. Maßnahmen

Die Verantwortliche hat folgende Maßnahmen ergriffen oder vorgeschlagen:

1. Abschaltung und Trennung
   1. Abschaltung der Dateiserver um 03:25 Uhr, Trennung aller Außenstellen vom Netz, Sperrung der Fernzugänge
   2. Zurücksetzen der Kennwörter aller Verwalterkonten
2. Wiederherstellung aus der Sicherung vom 25. März 2027, nach Prüfung auf Schadsoftware durch einen Dienstleister
3. Benachrichtigung der Beschäftigten

| Nr. | Maßnahme | Verantwortlich | Stand | Beträge |
|----:|----------|----------------|:-----:|--------:|
{{#measures}}
| {{no}} | {{what}} | {{who}} | {{done}} | {{cost}} |
{{/measures}}

\`\`\`notice
**Frist.** Die Nachreichung ist nach Art. 33 Abs. 4 DSGVO ohne unangemessene weitere Verzögerung zu leisten; wir haben uns den {{followUp}} vorgemerkt.
\`\`\`

Für Rückfragen stehen wir jederzeit zur Verfügung.

Mit freundlichen Grüßen

\`\`\`signature
{{officer.name}}
Datenschutzbeauftragte der {{controller.name}}
\`\`\`
`;

/** Values for the specimen. */
export function specimenView(): View {
  return {
    reference: 'BR-2027-001',
    date: '29. März 2027',
    timing: 'innerhalb von 72 Stunden nach Bekanntwerden',
    first: { box: true },
    later: { box: false },
    awareAt: '27. März 2027 um 03:07 Uhr MEZ',
    beganAt: { toFollow: 'noch nicht bekannt; Nachreichung bis zum 9. April 2027' },
    people: '3.900 bis 4.500 Personen',
    records: { toFollow: 'noch nicht bekannt; Nachreichung bis zum 9. April 2027' },
    systems: '14 Systeme, darunter Dateiserver mit Personal- und Kundendaten',
    exfiltrated: { toFollow: 'noch nicht bekannt; wir reichen dies bis zum 9. April 2027 nach' },
    narrative:
      'Der Angriff begann mit einer gefälschten Nachricht an die Lohnbuchhaltung. Eine Beschäftigte öffnete den Anhang; die Schadsoftware nutzte eine bekannte Lücke im Druckdienst, um sich auszubreiten.\n\nGegen 02:40 Uhr begann die Verschlüsselung. Die Überwachung meldete um 03:02 Uhr ungewöhnlich viele Schreibvorgänge, die Bereitschaft sah die Erpressernachricht um 03:07 Uhr.',
    categories: [
      'Namen und Kontaktdaten',
      'Bankverbindungen',
      'Gesundheitsdaten (Arbeitsunfähigkeitsbescheinigungen), die nach Art. 9 DSGVO besonders geschützt sind und die in der Personalakte geführt wurden',
    ],
    consequences:
      'Zeitweiser Verlust der Kontrolle über die eigenen Daten, Betrugsversuche unter Nutzung von Bankverbindungen, Offenlegung von Gesundheitszuständen gegenüber Unbefugten, sofern Daten abgeflossen sind.',
    followUp: '9. April 2027',
    controller: { name: 'Halvor Logistik SE', address: 'Speicherufer 12, 20457 Hamburg' },
    authority: { address: 'Ludwig-Erhard-Straße 22\n20459 Hamburg' },
    officer: { name: 'Mara Lindqvist', phone: '+49 30 23125 100' },
    measures: Array.from({ length: 24 }, (_, index) => ({
      no: index + 1,
      what:
        index % 4 === 0
          ? 'Kennwörter aller Konten mit erweiterten Rechten zurückgesetzt, Anmeldungen geprüft'
          : 'Freigabe wiederhergestellt',
      who: index % 3 === 0 ? 'Sicherheitsleitung' : 'Betrieb',
      done: { box: index % 2 === 0 },
      cost: `${(index + 1) * 137},00 €`,
    })),
  };
}

/** Instant of making of all fixtures: 29 March 2027, 02:00 UTC. */
export const MADE_AT = 1_806_285_600_000;

/** A template with its values, or a fault that says what is wrong with the fixture. */
export function filled(source: string, view: View): LetterDocument {
  const template = parseTemplate(source);
  if (!template.ok) throw new Error(JSON.stringify(template.failure));
  const letter = fillTemplate(template.value, view, {
    author: 'Halvor Logistik SE',
    reference: 'BR-2027-001',
    madeAt: MADE_AT,
  });
  if (!letter.ok) throw new Error(JSON.stringify(letter.failure));
  return letter.value;
}
