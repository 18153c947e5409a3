//! Files of templates that invoices are made of again and again.

use super::parts::{BASIS, FEMININE, PRIVATE_NOTES, PUBLIC_NOTES, SUMS, TERMS};
use super::words::{LEAVES, PERIODS, UNITS};
use super::{WHOLE, out, path};
use crate::imports::{Column, Columns};
use crate::subject::Subject;

/// See the module: a row a template.
pub static RECURRING_COLUMNS: Columns = out(
    Subject::Recurring,
    ("Factures récurrentes", "Recurring invoices"),
    &[OWN, SUMS, FEMININE, RHYTHM, TEXTS],
    &WHOLE,
    &[],
);

const OWN: &[Column] = &[
    Column::line(path::TITLE, "Objet", "Subject"),
    Column::line(path::CLIENT, "Client", "Client"),
    Column::line(path::CLIENT_NUMBER, "Numéro de client", "Client number"),
    Column::line(path::REFERENCE, "Référence du client", "Client reference"),
];

const RHYTHM: &[Column] = &[
    Column::day(path::NEXT, "Prochaine facture le", "Next invoice on"),
    Column::number(path::MADE, "Factures déjà créées", "Invoices made so far"),
    Column::line(path::LAST_MADE, "Dernière facture", "Last invoice"),
    Column::number(path::EVERY, "Répéter tous les", "Repeat every"),
    Column::choice(path::UNIT, UNITS, "Unité de répétition", "Repeat unit"),
    Column::day(path::FROM, "Première facture le", "First invoice on"),
    Column::day(path::UNTIL, "Dernière facture au plus tard le", "Last invoice on or before"),
    Column::number(path::TIMES, "Nombre de factures", "Number of invoices"),
    Column::choice(path::PERIOD, PERIODS, "Période facturée", "Period invoiced"),
    Column::choice(path::LEAVES, LEAVES, "Factures créées", "Invoices created"),
];

const TEXTS: &[Column] =
    &[TERMS, BASIS, Column::line(path::DISCOUNT, "Remise globale", "Global discount"), PUBLIC_NOTES, PRIVATE_NOTES];
