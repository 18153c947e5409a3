//! Statements, records and labels.

use domain::format::Locale;
use paper::sheet::{
    Ageing, CardGroup, ClientCard, Entry, EntryWord, Label, MOST_PARCELS, PaperSize, Payment, Statement,
};

use crate::read::{has, pages, press};
use crate::samples::{buyer, day, eur, seller};

pub fn statement(entries: u32) -> Statement {
    let entry = |number: u32| Entry {
        on: day(1 + number % 11, 1 + number % 28),
        word: if number % 3 == 2 { EntryWord::Payment } else { EntryWord::Invoice },
        number: Some(format!("F-2026-{number:04}")),
        due_on: (number % 3 != 2).then(|| day(12, 1)),
        debit: (number % 3 != 2).then(|| eur(120_000)),
        credit: (number % 3 == 2).then(|| eur(90_000)),
        balance: eur(150_000),
    };
    Statement {
        locale: Locale::FrFr,
        paper: PaperSize::A4,
        dated: day(11, 12),
        seller: seller(),
        buyer: buyer(),
        client_number: Some("C-0042".into()),
        from: Some(day(1, 1)),
        until: day(11, 12),
        open_only: false,
        opening: eur(30_000),
        entries: (1..=entries).map(entry).collect(),
        debit: eur(240_000),
        credit: eur(90_000),
        closing: eur(180_000),
        ageing: Some(Ageing {
            not_due: eur(60_000),
            to_30: eur(50_000),
            to_60: eur(40_000),
            to_90: eur(20_000),
            over_90: eur(10_000),
        }),
        payment: Some(Payment { iban: Some("FR76 3000 6000 0112 3456 7890 189".into()), ..Payment::default() }),
        note: None,
    }
}

#[test]
fn a_statement_runs_from_balance_to_balance() {
    let text = pages(&press().statement(&statement(3)).unwrap()).join(" ");
    has(
        &text,
        &[
            "Relevé de compte",
            "Période 01/01/2026 – 12/11/2026",
            "Date Opération Numéro Échéance Débit Crédit Solde",
            "Solde initial (01/01/2026) 300,00",
            "02/02/2026 Facture F-2026-0001 01/12/2026 1 200,00 1 500,00",
            "03/03/2026 Paiement F-2026-0002 900,00 1 500,00",
            "Total des mouvements 2 400,00 900,00 Solde final 1 800,00 €",
            "Non échu 600,00 €",
            "1 à 30 jours 500,00 €",
            "Plus de 90 jours 100,00 €",
            "Référence C-0042",
        ],
    );
}

#[test]
fn what_is_owed_to_the_client_is_told_so_and_long_statements_keep_their_head() {
    let mut statement = statement(200);
    statement.closing = eur(-5_000);
    statement.locale = Locale::EnGb;
    statement.from = None;
    statement.open_only = true;
    let pages = pages(&press().statement(&statement).unwrap());
    assert!(pages.len() > 3);
    assert!(
        pages
            .iter()
            .take(pages.len() - 1)
            .all(|page| page.contains("Date Transaction Number Due date Debit Credit Balance"))
    );
    has(
        &pages.join(" "),
        &[
            "Statement of account",
            "Open items only",
            "Until 12/11/2026",
            "Opening balance 300.00",
            "Balance in your favour €50.00",
        ],
    );
}

#[test]
fn a_record_shows_what_it_is_given() {
    let group = |heading: &str, name: Option<&str>, rows: &[(&str, &str)]| CardGroup {
        heading: heading.into(),
        name: name.map(str::to_owned),
        rows: rows.iter().map(|(word, value)| ((*word).to_owned(), (*value).to_owned())).collect(),
    };
    let card = ClientCard {
        dated: day(11, 12),
        company: "Atelier Brume".into(),
        title: "Menuiserie Lenoir & Fils".into(),
        subtitle: Some("Client · C-0042 · Actif".into()),
        groups: vec![
            group(
                "Identité",
                None,
                &[("SIRET", "732 829 320 00074"), ("Site", "https://lenoir.example/une/adresse/très/longue")],
            ),
            group("Contacts", Some("Claire Lenoir"), &[("Fonction", "Gérante"), ("E-mail", "claire@lenoir.example")]),
            group("Contacts", Some("Paul Lenoir"), &[]),
            group("Adresses", Some("Siège"), &[("Adresse", "45 avenue de la République\n38000 Grenoble")]),
            group("Rien", None, &[]),
        ],
        notes: vec![("12 nov. 2026, Ève".into(), "A rappelé.\nDeux lignes.".into())],
        ..ClientCard::default()
    };
    let text = pages(&press().client_card(&card).unwrap()).join(" ");
    has(
        &text,
        &[
            "Menuiserie Lenoir & Fils Client · C-0042 · Actif Identité SIRET 732 829 320 00074",
            "Contacts Claire Lenoir Fonction Gérante",
            "Paul Lenoir Adresses Siège Adresse 45 avenue de la République 38000 Grenoble",
            "Notes 12 nov. 2026, Ève A rappelé. Deux lignes.",
            "Imprimé le : 12/11/2026",
        ],
    );
    assert_eq!(text.matches("Contacts").count(), 1);
    assert!(!text.contains("Rien"));
}

#[test]
fn each_parcel_has_a_label_of_one_page() {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let label = Label {
        dated: day(11, 12),
        sender: lines(&["Atelier Brume", "12 rue des Tanneurs", "69005 Lyon"]),
        recipient: lines(&["Menuiserie Lenoir & Fils", "45 avenue de la République", "38000 Grenoble"]),
        phone: Some("04 76 00 00 00".into()),
        reference: Some("BL-2026-0007".into()),
        parcels: Some(1),
        weight: Some("2,4 kg".into()),
        note: Some("Fragile".into()),
        ..Label::default()
    };
    let printed = pages(&press().label(&label).unwrap());
    assert_eq!(printed.len(), 1);
    let words = [
        "Expéditeur Atelier Brume",
        "Destinataire Menuiserie Lenoir & Fils",
        "Tél. 04 76 00 00 00",
        "Colis 1/1",
        "Poids 2,4 kg",
        "Fragile",
    ];
    has(&printed.join(" "), &words);
    let several = pages(&press().label(&Label { parcels: Some(3), ..label.clone() }).unwrap());
    assert_eq!(several.len(), 3);
    for (page, which) in several.iter().zip(["1/3", "2/3", "3/3"]) {
        has(page, &["Destinataire Menuiserie Lenoir & Fils", &format!("Colis {which}"), "Poids total 2,4 kg"]);
    }
    let most = pages(&press().label(&Label { parcels: Some(MOST_PARCELS), ..label.clone() }).unwrap());
    assert_eq!(most.len(), 99);
    let more = pages(&press().label(&Label { parcels: Some(150), ..label.clone() }).unwrap());
    assert_eq!(more.len(), 1);
    has(&more.join(" "), &["Colis 150"]);
    let none = pages(&press().label(&Label { parcels: None, weight: None, ..label.clone() }).unwrap()).join(" ");
    assert!(!none.contains("Colis") && !none.contains("Poids"), "{none}");
    let long = Label { recipient: lines(&["Établissement public ".repeat(9).as_str(); 6]), ..label };
    assert_eq!(pages(&press().label(&long).unwrap()).len(), 1);
}
