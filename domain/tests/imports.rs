//! Files of other programs, and our own.

use std::collections::HashMap;
use std::io::Cursor;

use chrono::NaiveDate;
use domain::clients::{AddressForm, ContactForm};
use domain::clients::{ClientForm, ClientState, FormRules, NewClient};
use domain::custom_fields::{CustomField, CustomKind};
use domain::error::FieldError;
use domain::exports::{BYTE_ORDER_MARK, Format, Names, csv_line};
use domain::format::Language;
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::ids::{ClientId, CustomFieldId, ListItemId, UserId};
use domain::imports::build::complete;
use domain::imports::group::{Followers, read};
use domain::imports::{
    Builder, Encoding, Group, Lookup, OpenError, Program, Record, Sheet, SheetKind, Target, suggest,
};
use domain::lists::ListKind;
use domain::money::Currency;
use proptest::prelude::*;
use uuid::Uuid;

/// A company that knows a few words; what it does not know becomes an entry of a list.
#[derive(Default)]
struct Here {
    items: HashMap<(ListKind, String), ListItemId>,
}

impl Lookup for Here {
    fn country(&self, name: &str) -> Option<Country> {
        let code = match name {
            "France" => "FR",
            "Belgique" => "BE",
            "Canada" => "CA",
            "United States" => "US",
            _ => return None,
        };
        Country::parse(code).ok()
    }

    fn province(&self, _: Country, name: &str) -> Option<String> {
        match name {
            "Quebec (CA)" => Some("QC".into()),
            "California (US)" => Some("CA".into()),
            _ => None,
        }
    }

    fn language(&self, name: &str) -> Option<&'static str> {
        match name {
            "French" => Some("fr"),
            "English" => Some("en"),
            _ => None,
        }
    }

    fn item(&mut self, kind: ListKind, label: &str) -> Option<ListItemId> {
        let next = Uuid::from_u128(self.items.len() as u128 + 1);
        Some(*self.items.entry((kind, label.to_owned())).or_insert(ListItemId(next)))
    }

    fn client(&self, reference: &str) -> Option<ClientId> {
        (reference == "C-00001").then(|| ClientId(Uuid::from_u128(77)))
    }

    fn user(&self, reference: &str) -> Option<UserId> {
        (reference == "ana@ici.example.fr").then(|| UserId(Uuid::from_u128(99)))
    }
}

fn rules(custom_fields: Vec<CustomField>) -> FormRules {
    FormRules {
        country: Country::FRANCE,
        currency: Currency::EUR,
        email_required: false,
        custom_fields,
        phone: PhoneRules::shape(),
    }
}

fn open(bytes: &[u8]) -> Sheet {
    Sheet::open(Cursor::new(bytes.to_vec())).unwrap_or_else(|error| panic!("{error:?}"))
}

/// Reads a file as an import does: its columns by their names, rows about one client together.
fn clients_of(bytes: &[u8], custom: &[CustomField]) -> (Program, Vec<Group>, Here) {
    let header = open(bytes).header;
    let found = match open(bytes).kind {
        SheetKind::Table => suggest(&header, None, custom),
        SheetKind::Cards => domain::imports::Suggestion {
            program: Program::Other,
            mapping: header.iter().map(|path| Target::from_path(path).unwrap()).collect(),
        },
    };
    let mut here = Here::default();
    let mut followers = Followers::find(open(bytes), &found.mapping);
    let rules = rules(custom.to_vec());
    let mut builder = Builder { mapping: &found.mapping, rules: &rules, lookup: &mut here };
    let groups = open(bytes).flat_map(|record| read(record, &mut followers, &mut builder)).collect();
    (found.program, groups, here)
}

fn parsed(group: &Group) -> Result<NewClient, Vec<(String, FieldError)>> {
    let mut form = group.row.form.clone();
    complete(&mut form);
    form.parse(&rules(Vec::new())).map_err(|errors| errors.0)
}

fn named<'a>(groups: &'a [Group], name: &str) -> &'a Group {
    groups.iter().find(|group| group.row.form.fields.name == name).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn dolibarr_in_windows_1252_with_errors() {
    let bytes = include_bytes!("samples/dolibarr-windows-1252.csv");
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
    let garden = named(&groups, "Côté Jardin");
    assert_eq!(parsed(garden).unwrap_err(), [("fields.email".to_owned(), FieldError::Email)]);
    assert_eq!(garden.row.form.fields.is_prospect, "on");
    let summer = named(&groups, "Été & Fils");
    assert_eq!(parsed(summer).unwrap_err(), [("fields.siret".to_owned(), FieldError::Siret)]);
    assert_eq!(summer.row.form.fields.private_notes, "œuvre à 50 €");
    assert_eq!(summer.line(), 5, "the line in the file, quoted breaks counted");
}

#[test]
fn invoice_ninja_has_a_row_for_each_contact() {
    let (program, groups, _) = clients_of(include_bytes!("samples/invoice-ninja.csv"), &[]);
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
            &suggest(&open(include_bytes!("samples/invoice-ninja.csv")).header, None, &[]).mapping
        ),
        Some((1, 13))
    );
}

#[test]
fn sellsy_in_french() {
    let (program, groups, here) = clients_of(include_bytes!("samples/sellsy.csv"), &[]);
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
    let (program, groups, _) = clients_of(include_bytes!("samples/odoo.csv"), &[]);
    assert_eq!((program, groups.len()), (Program::Odoo, 2));
    let azur = parsed(named(&groups, "Azur Interior")).unwrap();
    assert_eq!(azur.contacts[0].display_name(), "Brandon Freeman");
    assert_eq!(azur.contacts[0].position.as_ref().unwrap().as_str(), "Creative Director");
    assert_eq!(azur.addresses[0].province.map(domain::geo::Province::iso).as_deref(), Some("CA-QC"));
    assert_eq!(azur.data.language.as_ref().map(|language| language.as_str().to_owned()).as_deref(), Some("fr"));
    assert_eq!(azur.data.kind, domain::clients::ClientKind::Company);
}

#[test]
fn hubspot_people_without_a_company_lend_their_name() {
    let (program, groups, _) = clients_of(include_bytes!("samples/hubspot.csv"), &[]);
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
fn cards_of_three_versions() {
    let bytes = include_bytes!("samples/cards.vcf");
    assert_eq!(open(bytes).kind, SheetKind::Cards);
    let (_, groups, _) = clients_of(bytes, &[]);
    assert_eq!(groups.len(), 3);
    let practice = parsed(&groups[0]).unwrap();
    assert_eq!(practice.data.name.as_str(), "Cabinet Lefèvre, Radiologie");
    assert_eq!(practice.contacts[0].display_name(), "Renée Lefèvre");
    assert_eq!(practice.addresses[0].city.as_ref().unwrap().as_str(), "Nantes");
    let town = parsed(&groups[1]).unwrap();
    assert_eq!(town.data.phone.as_ref().unwrap().as_str(), "+33240419000");
    assert!(town.contacts.is_empty());
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
    assert_eq!(
        refused("a;".repeat(300).as_bytes().iter().copied().chain(*b"b\n").collect::<Vec<_>>().as_slice()),
        FieldError::TooMany { max: 200 }
    );
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

fn custom() -> Vec<CustomField> {
    let field = |id: u128, label: &str, kind, options: &[&str]| CustomField {
        id: CustomFieldId(Uuid::from_u128(id)),
        label: label.into(),
        kind,
        options: options.iter().map(|option| (*option).to_owned()).collect(),
        required: false,
    };
    vec![
        field(1, "Anniversaire", CustomKind::Date, &[]),
        field(2, "E-mail", CustomKind::Text, &[]),
        field(3, "Fidèle", CustomKind::YesNo, &[]),
        field(4, "Taille", CustomKind::Choice, &["Petite", "Grande"]),
        field(5, "Remise", CustomKind::Number, &[]),
    ]
}

/// Text as people write it, spreadsheets' traps among it.
fn words() -> impl Strategy<Value = String> {
    "[=+@'-]?[A-Za-zÀ-ÿ0-9;,\"' =+-]{0,20}[A-Za-zé]"
}

prop_compose! {
    fn contact()(first in words(), last in words(), email in prop::option::of("[a-z]{3,9}@[a-z]{3,9}\\.fr"), mobile in prop::bool::ANY, inactive in prop::bool::ANY)
        -> ContactForm {
        ContactForm {
            first_name: first,
            last_name: last,
            email: email.unwrap_or_default(),
            mobile: if mobile { "+33612345678".into() } else { String::new() },
            is_inactive: if inactive { "on".into() } else { String::new() },
            ..ContactForm::default()
        }
    }
}

prop_compose! {
    fn address()(label in words(), line1 in words(), postal_code in "[0-9]{5}", city in words(), canada in prop::bool::ANY, delivery in prop::bool::ANY)
        -> AddressForm {
        AddressForm {
            label,
            line1,
            postal_code,
            city,
            country: if canada { "CA".into() } else { "FR".into() },
            province: if canada { "QC".into() } else { String::new() },
            is_delivery: if delivery { "on".into() } else { String::new() },
            ..AddressForm::default()
        }
    }
}

prop_compose! {
    fn client()(
        name in words(), number in "[A-Z]-[0-9]{4}", notes in "[a-zé=+\"';]{0,10}(\n[a-zé]{1,9}){0,2}", reference in words(),
        kind in prop::sample::select(vec!["company", "individual", "association", "public_body"]),
        prospect in prop::bool::ANY, emails in prop::collection::vec("[a-z]{3,9}@[a-z]{3,9}\\.fr", 0..3),
        contacts in prop::collection::vec(contact(), 0..4), addresses in prop::collection::vec(address(), 0..3),
        text in words(), faithful in prop::bool::ANY, capital in prop::option::of(1_i64..9_999_999), born in prop::option::of(0..20_000_i64),
    ) -> ClientForm {
        let mut form = ClientForm { number, contacts, addresses, ..ClientForm::default() };
        let fields = &mut form.fields;
        fields.name = name;
        fields.kind = kind.into();
        fields.reference = reference;
        fields.private_notes = notes.trim().to_owned();
        fields.is_prospect = if prospect { "on".into() } else { String::new() };
        fields.other_emails = emails.join("\n");
        fields.share_capital = capital.map(|minor| format!("{}.{:02}", minor / 100, minor % 100)).unwrap_or_default();
        fields.parent = ClientId(Uuid::from_u128(77)).to_string();
        fields.owner = UserId(Uuid::from_u128(99)).to_string();
        fields.category = ListItemId(Uuid::from_u128(1)).to_string();
        fields.vat_regime = "export".into();
        fields.shipping_identity = "client".into();
        let born = born.and_then(|days| NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_days(chrono::Days::new(days.unsigned_abs())));
        form.custom = [
            (1, born.map(|born| born.to_string()).unwrap_or_default()),
            (2, text),
            (3, if faithful { "on".into() } else { String::new() }),
            (4, "Grande".into()),
            (5, "12.5".into()),
        ]
        .into_iter()
        .map(|(id, value): (u128, String)| (CustomFieldId(Uuid::from_u128(id)).to_string(), value))
        .filter(|(_, value)| !value.is_empty())
        .collect();
        form
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// What is taken out comes back as it was: every field, every contact, every address.
    #[test]
    fn our_own_export_comes_back(form in client(), french in prop::bool::ANY) {
        let rules = rules(custom());
        let Ok(meant) = form.parse(&rules) else { return Ok(()) };
        // Two rows that say the same are one: nobody has the same contact twice.
        prop_assume!(form.contacts.iter().enumerate().all(|(at, one)| !form.contacts[..at].contains(one)));
        prop_assume!(form.addresses.iter().enumerate().all(|(at, one)| !form.addresses[..at].contains(one)));
        let format = Format {
            language: if french { Language::French } else { Language::English },
            custom: custom(),
            names: Names {
                items: [(ListItemId(Uuid::from_u128(1)).to_string(), "Fidèles, =1+1".to_owned())].into(),
                clients: [(ClientId(Uuid::from_u128(77)).to_string(), "C-00001".to_owned())].into(),
                users: [(UserId(Uuid::from_u128(99)).to_string(), "ana@ici.example.fr".to_owned())].into(),
            },
        };
        let mut file = BYTE_ORDER_MARK.as_bytes().to_vec();
        file.extend(csv_line(&format.header()));
        // What is compared is the form of a stored client, as an export has it.
        for row in format.rows(&form, ClientState::Archived) {
            file.extend(csv_line(&row));
        }
        for cell in csv::ReaderBuilder::new().delimiter(b';').from_reader(&file[3..]).records().flatten().flat_map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()) {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} would run");
        }
        let (program, groups, _) = clients_of(&file, &custom());
        prop_assert_eq!((program, groups.len()), (Program::Clientele, 1));
        let mut back = groups[0].row.form.clone();
        complete(&mut back);
        prop_assert_eq!(back.parse(&rules), Ok(meant));
        prop_assert_eq!(&groups[0].row.state, "archived");
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(sheet) = Sheet::open(Cursor::new(bytes.clone())) {
            prop_assert!(sheet.header.len() <= 200);
            let (_, groups, _) = clients_of(&bytes, &[]);
            for group in &groups {
                let _ = parsed(group);
            }
        }
    }

    #[test]
    fn any_table_is_read(text in "(Nom|E-mail|Contact : e-mail|SIRET|Pays|[;,\"\n\r\t'=]|[a-zé0-9 @.]){0,60}") {
        if Sheet::open(Cursor::new(text.clone().into_bytes())).is_ok() {
            let (_, groups, _) = clients_of(text.as_bytes(), &custom());
            for group in &groups {
                let _ = parsed(group);
            }
        }
    }
}

#[test]
fn a_quote_left_open_is_one_bad_row() {
    let text = format!("Nom;E-mail\nA;a@a.fr\n\"B;{}\n", "x".repeat(70_000));
    let (_, groups, _) = clients_of(text.as_bytes(), &[]);
    assert_eq!(groups.len(), 2);
    let record: &Record = &groups[1].records[0];
    assert_eq!(domain::imports::group::malformed(record, 2), Some(FieldError::TooLong { max: 65_536 }));
}
