//! What is taken out comes back, and arbitrary files are read or refused.

use std::io::Cursor;

use chrono::NaiveDate;
use domain::clients::imports::complete;
use domain::clients::{AddressForm, ContactForm};
use domain::clients::{CLIENT_COLUMNS, ClientForm, ClientState};
use domain::custom_fields::{CustomField, CustomKind};
use domain::exports::{BYTE_ORDER_MARK, Format, csv_line};
use domain::format::Language;
use domain::ids::{ClientId, CustomFieldId, ListItemId, UserId};
use domain::imports::{NamedColumn, Program, Sheet};
use proptest::prelude::*;
use uuid::Uuid;

use super::support::*;

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
    fn address()(
        label in words(), line1 in words(), postal_code in "[0-9]{5}", city in words(), canada in prop::bool::ANY,
        delivery in prop::bool::ANY, place in prop::sample::select(vec![("", ""), ("45.757814", "-73.5673")]),
    )
        -> AddressForm {
        AddressForm {
            label,
            line1,
            postal_code,
            city,
            country: if canada { "CA".into() } else { "FR".into() },
            province: if canada { "QC".into() } else { String::new() },
            is_delivery: if delivery { "on".into() } else { String::new() },
            latitude: place.0.into(),
            longitude: place.1.into(),
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
        notes.trim().clone_into(&mut fields.private_notes);
        fields.is_prospect = if prospect { "on".into() } else { String::new() };
        fields.other_emails = emails.join("\n");
        fields.share_capital = capital.map(|minor| format!("{}.{:02}", minor / 100, minor % 100)).unwrap_or_default();
        fields.parent = ClientId(Uuid::from_u128(77)).to_string();
        fields.owner = UserId(Uuid::from_u128(99)).to_string();
        fields.category = ListItemId(Uuid::from_u128(1)).to_string();
        fields.tags = if faithful { format!("{}\n{}", Uuid::from_u128(2), Uuid::from_u128(3)) } else { String::new() };
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
            columns: &CLIENT_COLUMNS,
            named: custom().iter().map(NamedColumn::of_field).collect(),
            language: if french { Language::French } else { Language::English },
            names: [(1, "Fidèles, =1+1"), (2, "=VIP"), (3, "Presse"), (77, "C-00001"), (99, "ana@ici.example.fr")]
                .map(|(id, label)| (Uuid::from_u128(id).to_string(), label.to_owned()))
                .into(),
        };
        let mut file = BYTE_ORDER_MARK.as_bytes().to_vec();
        file.extend(csv_line(&format.header()));
        // What is compared is the form of a stored client, as an export has it.
        for row in format.rows(&form.clone().into(), ClientState::Archived.as_str()) {
            file.extend(csv_line(&row));
        }
        for cell in csv::ReaderBuilder::new().delimiter(b';').from_reader(&file[3..]).records().flatten().flat_map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()) {
            // A number below zero runs nothing.
            let is_number = cell.strip_prefix('-').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
            prop_assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} would run");
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
