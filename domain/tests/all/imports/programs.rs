//! The files of other programs, as they write them.

use std::io::Cursor;

use domain::clients::CLIENT_COLUMNS;
use domain::error::FieldError;
use domain::imports::{Encoding, OpenError, Program, Record, Sheet, SheetKind, Target, suggest};
use domain::lists::ListKind;

use super::support::*;

#[test]
fn dolibarr_in_windows_1252_with_errors() {
    let bytes = include_bytes!("../samples/dolibarr-windows-1252.csv");
    let sheet = open(bytes);
    assert_eq!((sheet.encoding, sheet.separator), (Encoding::Windows1252, ';'));
    let (program, groups, here) = clients_of(bytes, &[]);
    assert_eq!((program, groups.len()), (Program::Dolibarr, 3));
    let roche = parsed(named(&groups, "Ateliers Roche")).unwrap();
    assert_eq!(roche.number.as_ref().unwrap().as_str(), "CU2401-00001");
    assert_eq!(roche.data.siret.as_ref().unwrap().as_str(), "73282932000074");
    assert_eq!(roche.data.phone.as_ref().unwrap().as_str(), "+33478000000");
    let address = &roche.addresses[0];
    assert_eq!(address.line1.as_ref().unwrap().as_str(), "12 rue des Lilas");
    assert_eq!(address.line2.as_ref().unwrap().as_str(), "Bâtiment B", "a line break in quotes");
    assert_eq!(roche.data.private_notes.as_ref().unwrap().as_str(), "Payé à 30 jours ; bon client");
    assert!(!roche.data.is_prospect && here.items.contains_key(&(ListKind::ClientType, "PME/PMI".into())));
    let why = |group: &Group| group.row.asides.iter().filter_map(|aside| aside.why.clone()).collect::<Vec<_>>();
    let garden = named(&groups, "Côté Jardin");
    assert_eq!((parsed(garden).unwrap().data.email, why(garden)), (None, vec![FieldError::Email]));
    assert_eq!(garden.row.form.fields.is_prospect, "on");
    let summer = named(&groups, "Été & Fils");
    assert_eq!((parsed(summer).unwrap().data.siret, why(summer)), (None, vec![FieldError::Siret]));
    assert!(summer.row.form.fields.private_notes.starts_with("œuvre à 50 €\nÀ vérifier – "));
    assert_eq!(summer.line(), 5, "the line in the file, quoted breaks counted");
}

#[test]
fn invoice_ninja_has_a_row_for_each_contact() {
    let (program, groups, _) = clients_of(include_bytes!("../samples/invoice-ninja.csv"), &[]);
    assert_eq!((program, groups.len()), (Program::InvoiceNinja, 2));
    let cink = parsed(named(&groups, "Best Cink")).unwrap();
    let names: Vec<String> = cink.contacts.iter().map(domain::clients::Contact::display_name).collect();
    assert_eq!(names, ["Joe Smith", "Ann Lee"]);
    assert!(cink.contacts[0].is_primary && !cink.contacts[1].is_primary);
    assert_eq!(cink.data.currency.as_str(), "CAD");
    let cities: Vec<_> = cink.addresses.iter().map(|address| address.city.as_ref().unwrap().as_str()).collect();
    assert_eq!(cities, ["Toronto", "Montréal"], "the shipping address is the second");
    assert_eq!(named(&groups, "Best Cink").records.len(), 2);
    assert_eq!(
        named(&groups, "Best Cink").cell(
            "contacts[1].email",
            &suggest(&CLIENT_COLUMNS, &open(include_bytes!("../samples/invoice-ninja.csv")).header, None, &[]).mapping
        ),
        Some((1, 13))
    );
}

#[test]
fn sellsy_in_french() {
    let (program, groups, here) = clients_of(include_bytes!("../samples/sellsy.csv"), &[]);
    assert_eq!((program, groups.len()), (Program::Sellsy, 2));
    let baker = parsed(named(&groups, "Boulangerie Martin")).unwrap();
    assert_eq!(baker.contacts[0].display_name(), "Anne Martin");
    assert_eq!(baker.data.mobile.as_ref().unwrap().as_str(), "+33612345678");
    assert_eq!(baker.data.vat_number.as_ref().unwrap().as_str(), "FR44732829320");
    assert!(here.items.contains_key(&(ListKind::Civility, "Madame".into())));
    assert_eq!(named(&groups, "Transports Le Goff").row.form.fields.is_prospect, "on");
}

#[test]
fn odoo_puts_people_under_their_company() {
    let (program, groups, here) = clients_of(include_bytes!("../samples/odoo.csv"), &[]);
    assert_eq!((program, groups.len()), (Program::Odoo, 2));
    let azur = parsed(named(&groups, "Azur Interior")).unwrap();
    assert_eq!(azur.contacts[0].display_name(), "Brandon Freeman");
    assert_eq!(azur.contacts[0].position.as_ref().unwrap().as_str(), "Creative Director");
    assert_eq!(azur.addresses[0].province.map(domain::geo::Province::iso).as_deref(), Some("CA-QC"));
    assert_eq!(azur.data.language.as_ref().map(|language| language.as_str().to_owned()).as_deref(), Some("fr"));
    assert_eq!(azur.data.kind, domain::clients::ClientKind::Company);
    let tag = here.items[&(ListKind::Tag, "Desk Manufacturers".to_owned())];
    assert_eq!(azur.data.tags.ids().collect::<Vec<_>>(), [tag]);
}

#[test]
fn hubspot_people_without_a_company_lend_their_name() {
    let (program, groups, _) = clients_of(include_bytes!("../samples/hubspot.csv"), &[]);
    assert_eq!((program, groups.len()), (Program::HubSpot, 2));
    let globex = parsed(named(&groups, "Globex")).unwrap();
    assert_eq!(globex.data.website.as_ref().unwrap().as_str(), "https://globex.example.com");
    assert!(!globex.data.is_prospect);
    let homer = parsed(&groups[1]).unwrap();
    assert_eq!(homer.data.name.as_str(), "Homer Simpson");
    assert_eq!(homer.data.kind, domain::clients::ClientKind::Individual);
    assert!(homer.data.is_prospect);
}

#[test]
fn tags_have_many_names_and_many_separators() {
    for name in ["Étiquettes", "Tags", "Labels", "Category tags", "etiquette"] {
        let file = format!("Nom;{name}\nRoche;\"VIP, Presse;vip|Salon\"\n");
        let (_, groups, here) = clients_of(file.as_bytes(), &[]);
        let roche = parsed(&groups[0]).unwrap();
        let id = |label: &str| here.items[&(ListKind::Tag, label.to_owned())];
        // What knows no capitals here takes « vip » for a fourth.
        let mut expected = vec![id("VIP"), id("Presse"), id("vip"), id("Salon")];
        expected.sort();
        assert_eq!(roche.data.tags.ids().collect::<Vec<_>>(), expected, "{name}");
    }
}

#[test]
fn cards_of_three_versions() {
    let bytes = include_bytes!("../samples/cards.vcf");
    assert_eq!(open(bytes).kind, SheetKind::Cards);
    let (_, groups, here) = clients_of(bytes, &[]);
    assert_eq!(groups.len(), 3);
    let practice = parsed(&groups[0]).unwrap();
    assert_eq!(practice.data.name.as_str(), "Cabinet Lefèvre, Radiologie");
    assert_eq!(practice.contacts[0].display_name(), "Renée Lefèvre");
    assert_eq!(practice.addresses[0].city.as_ref().unwrap().as_str(), "Nantes");
    let town = parsed(&groups[1]).unwrap();
    assert_eq!(town.data.phone.as_ref().unwrap().as_str(), "+33240419000");
    assert!(town.contacts.is_empty());
    let mut items: Vec<_> = here.items.keys().map(|(kind, label)| (*kind, label.as_str())).collect();
    items.sort_by_key(|(_, label)| *label);
    assert_eq!(items, [(ListKind::Tag, "Collectivité"), (ListKind::Civility, "Dr."), (ListKind::Tag, "VIP")]);
    assert_eq!(town.data.tags.ids().count(), 2);
    assert_eq!(parsed(&groups[2]).unwrap().data.name.as_str(), "André Dupré");
}

#[test]
fn rows_of_one_number_with_other_values_stay_apart() {
    let bytes =
        "Nom;Numéro de client;SIREN;Contact : e-mail\nA;1;732829320;a@a.fr\nB;2;;\nA;1;443061841;b@a.fr\n".as_bytes();
    let (_, groups, _) = clients_of(bytes, &[]);
    assert_eq!(groups.len(), 3, "two companies by their SIREN");
}

#[test]
fn what_is_no_table_is_refused() {
    let refused = |bytes: &[u8]| match Sheet::open(Cursor::new(bytes.to_vec())) {
        Err(OpenError::File(error)) => error,
        other => panic!("{:?}", other.map(|sheet| sheet.header)),
    };
    assert_eq!(refused(b""), FieldError::Required);
    assert_eq!(refused(b" \n\n"), FieldError::Required);
    assert_eq!(refused(b"PK\x03\x04\x14\0\x06\0"), FieldError::FileKind);
    assert_eq!(refused(b"a\0b"), FieldError::FileKind);
    assert_eq!(refused(b"<html><body><table><tr><td>Nom"), FieldError::FileKind);
    assert_eq!(refused(b"[\n {\"name\": \"Roche\"}]"), FieldError::FileKind);
    assert_eq!(
        refused("a;".repeat(300).as_bytes().iter().copied().chain(*b"b\n").collect::<Vec<_>>().as_slice()),
        FieldError::TooMany { max: 200 }
    );
}

/// A quote that nothing closes is told where, and swallows nothing of the rest; a row without end is told as well.
#[test]
fn rows_without_end_are_told() {
    let rest = "Roche;Lyon\n".repeat(120_000);
    let mut sheet = open(format!("Nom;Ville\nAna;Paris\n\"Zoé;Nantes\n{rest}").as_bytes());
    assert_eq!((sheet.by_ref().count(), sheet.broken()), (120_002, None));
    assert_eq!(sheet.open_quotes().into_iter().collect::<Vec<_>>(), [(3, 0)]);
    let mut endless = open(format!("Nom;Ville\nAna;Paris\n{}", "Zoé".repeat(400_000)).as_bytes());
    assert_eq!(endless.by_ref().map(|record| record.line).collect::<Vec<_>>(), [2]);
    assert_eq!(endless.broken(), Some(FieldError::RowWithoutEnd { line: 3 }));
    let mut whole = open(format!("Nom;Ville\n{rest}").as_bytes());
    assert_eq!((whole.by_ref().count(), whole.broken()), (120_000, None));
    let wide = Sheet::open(Cursor::new(";".repeat(3_000_000).into_bytes()));
    assert!(matches!(wide, Err(OpenError::File(FieldError::FileKind | FieldError::TooMany { .. }))));
}

#[test]
fn separators_are_found() {
    for (text, separator) in [
        ("a,b,c;d\n1,2,3;4\n", ','),
        ("a;b\n\"1,5;2,5\";\"x\ny\"\n", ';'),
        ("a\tb\n1\t2\n", '\t'),
        ("a|b|c\n1|2|3\n", '|'),
        ("sep=,\na,b\n", ','),
        ("name\nRoche\n", ';'),
    ] {
        assert_eq!(open(text.as_bytes()).separator, separator, "{text:?}");
    }
}

#[test]
fn a_quote_left_open_is_one_bad_row() {
    let text = format!("Nom;E-mail\nA;a@a.fr\n\"B;{}\n", "x".repeat(70_000));
    let (_, groups, _) = clients_of(text.as_bytes(), &[]);
    assert_eq!(groups.len(), 2);
    let record: &Record = &groups[1].records[0];
    let mapping = ["fields.name", "fields.email"].map(Target::to);
    assert_eq!(domain::imports::group::malformed(record, &mapping), Some(FieldError::TooLong { max: 65_536 }));
}
