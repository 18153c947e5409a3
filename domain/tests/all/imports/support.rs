//! A company to import into, and ways to read a file as an import does.

use std::collections::HashMap;
use std::io::Cursor;

use domain::clients::imports::{ClientReader, complete, keys};
use domain::clients::{CLIENT_COLUMNS, ClientForm, FormRules, Held, NewClient};
use domain::company::ClientLanguages;
use domain::custom_fields::CustomField;
use domain::error::FieldError;
use domain::format::Language;
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::ids::{ListItemId, UserId};
use domain::imports::group::{Followers, read};
use domain::imports::{
    Lookup, NamedColumn, Program, Record, RowReader, Sheet, SheetKind, Suggestion, Target, suggest_by_rows,
};
use domain::lists::ListKind;
use domain::money::Currency;
use uuid::Uuid;

/// A company that knows a few words; what it does not know becomes an entry of a list.
#[derive(Default)]
pub struct Here {
    pub items: HashMap<(ListKind, String), ListItemId>,
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

    fn record(&self, reference: &str) -> Option<Uuid> {
        (reference == "C-00001").then(|| Uuid::from_u128(77))
    }

    fn user(&self, reference: &str) -> Option<UserId> {
        (reference == "ana@ici.example.fr").then(|| UserId(Uuid::from_u128(99)))
    }
}

pub fn rules(custom_fields: Vec<CustomField>) -> FormRules {
    FormRules {
        country: Country::FRANCE,
        currency: Currency::EUR,
        email_required: false,
        custom_fields,
        languages: ClientLanguages::default(),
        held: Held::default(),
        any_profile: false,
        phone: PhoneRules::shape(),
    }
}

pub fn open(bytes: &[u8]) -> Sheet {
    Sheet::open(Cursor::new(bytes.to_vec())).unwrap_or_else(|error| panic!("{error:?}"))
}

/// A client and the rows it was read from.
pub type Group = domain::imports::Group<ClientForm>;

/// Reads a file as an import does: its columns by their names, rows about one client together.
pub fn clients_of(bytes: &[u8], custom: &[CustomField]) -> (Program, Vec<Group>, Here) {
    let titles = open(bytes).header;
    let named: Vec<NamedColumn> = custom.iter().map(NamedColumn::of_field).collect();
    let found = match open(bytes).kind {
        SheetKind::Table | SheetKind::Workbook => {
            let rows: Vec<Record> = open(bytes).take(100).collect();
            suggest_by_rows(&CLIENT_COLUMNS, &titles, None, &named, &rows)
        }
        SheetKind::Cards | SheetKind::Backup => {
            let mapping: Vec<Target> = titles.iter().map(Target::to).collect();
            assert!(mapping.iter().all(|target| CLIENT_COLUMNS.accepts(target)));
            Suggestion { program: Program::Other, mapping }
        }
    };
    let mut here = Here::default();
    let mut followers = Followers::find(open(bytes), &keys(&found.mapping));
    let headed = CLIENT_COLUMNS.headed(&titles, &found.mapping, Language::French);
    let reader = ClientReader::new(&found.mapping, headed, rules(custom.to_vec()));
    let groups = open(bytes).flat_map(|record| read(record, &mut followers, &reader, &mut here));
    let groups = groups.map(|group| judged(&reader, group)).collect();
    (found.program, groups, here)
}

/// A client as an import judges it: what is wrong is set aside, and kept in its notes.
fn judged(reader: &ClientReader, mut group: Group) -> Group {
    for _ in 0..4 {
        let mut form = reader.whole(&group.row).into_owned();
        complete(&mut form);
        let Err(errors) = form.parse(reader.rules()) else { break };
        if !reader.set_aside(&mut group, &errors) {
            break;
        }
    }
    group.row.form = reader.whole(&group.row).into_owned();
    group
}

pub fn parsed(group: &Group) -> Result<NewClient, Vec<(String, FieldError)>> {
    let mut form = group.row.form.clone();
    complete(&mut form);
    form.parse(&rules(Vec::new())).map_err(|errors| errors.0)
}

pub fn named<'a>(groups: &'a [Group], name: &str) -> &'a Group {
    groups.iter().find(|group| group.row.form.fields.name == name).unwrap_or_else(|| panic!("no {name}"))
}
