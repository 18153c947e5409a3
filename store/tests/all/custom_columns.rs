//! Fields of a company's own in its lists: as columns, sorted, narrowed, sent to browsers and taken out.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

use domain::clients::listing::{NAME, SCHEMA};
use domain::clients::{CLIENTS, Client, FormRules};
use domain::custom_fields::{CustomField, CustomFieldForm, CustomKind, NewCustomField};
use domain::format::Language;
use domain::imports::NamedColumn;
use domain::listing::{ColumnId, CustomCriterion as By, ListPage, day_in, escaped};
use domain::subject::Subject;
use domain::table::{Delta, Table};
use store::exports::{Export, Selection};
use store::listing::{self, Snapshot};
use store::{Access, changes, clients, custom_fields};
use testing::clients::{back, created, named, page, rules, saved};
use testing::on_each_database;

fn definition(label: &str, kind: &str) -> NewCustomField {
    let (label, kind, options) = (label.into(), kind.into(), "Or\nArgent\nBronze".into());
    CustomFieldForm { label, kind, options, required: String::new() }.parse().unwrap()
}

/// In a transaction of its own.
macro_rules! done {
    ($access:expr, $verb:path $(, $argument:expr)*) => {{
        let tx = $access.begin().await.unwrap();
        let answer = $verb(&tx $(, $argument)*).await;
        tx.commit().await.unwrap();
        answer.unwrap()
    }};
}

async fn add(access: &Access, label: &str, kind: &str) -> CustomField {
    done!(access, custom_fields::add, Subject::Client, definition(label, kind))
}

/// A client with what was typed in the company's own fields.
async fn client(access: &Access, name: &str, typed: &[(&CustomField, &str)]) -> Client {
    let mut form = named(name);
    form.custom.extend(typed.iter().map(|(field, typed)| (field.id.to_string(), (*typed).to_owned())));
    let custom_fields = custom_fields::all(&access.read(), Subject::Client).await.unwrap();
    let new = form.parse(&FormRules { custom_fields, ..rules() }).unwrap();
    done!(access, clients::create, new)
}

fn names_on(page: &ListPage) -> String {
    page.rows.iter().map(|row| row.text(NAME)).collect()
}

async fn names(access: &Access, query: &str) -> String {
    names_on(&page(access, &CLIENTS.read_string(query)).await)
}

fn sorted_by(field: &CustomField, dir: &str) -> String {
    format!("sort={}&dir={dir}", CLIENTS.name(ColumnId::Custom(field.id)))
}

fn asked(criterion: By, value: &str) -> String {
    format!("{}={}", criterion.name(), escaped(value))
}

/// A field of each kind.
async fn one_of_each(access: &Access) -> [CustomField; 5] {
    [
        add(access, "Teinte", "text").await,
        add(access, "Effectif", "number").await,
        add(access, "Anniversaire", "date").await,
        add(access, "Palier", "choice").await,
        add(access, "Préféré", "yes_no").await,
    ]
}

async fn four_clients(access: &Access, [shade, heads, born, level, liked]: &[CustomField; 5]) {
    for (name, typed) in [
        ("A", [(shade, "Élan vert"), (heads, "9"), (born, "1980-05-04"), (level, "Argent"), (liked, "on")]),
        ("B", [(shade, "bleu"), (heads, "-12,5"), (born, ""), (level, "Or"), (liked, "")]),
        ("C", [(shade, ""), (heads, ""), (born, "1979-12-31"), (level, ""), (liked, "")]),
        ("D", [(shade, "Vert d’eau"), (heads, "1 000,25"), (born, "2001-01-01"), (level, "Bronze"), (liked, "on")]),
    ] {
        client(access, name, &typed).await;
    }
}

/// What a browser that has a table is sent.
async fn sent(access: &Access, tag: Option<&str>) -> (Snapshot, String) {
    listing::snapshot(access, Subject::Client, tag).await.unwrap()
}

on_each_database! {
    async fn each_kind_is_shown_sorted_and_narrowed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let fields = one_of_each(&nord).await;
        four_clients(&nord, &fields).await;
        let [shade, heads, born, level, liked] = &fields;

        let all = page(&nord, &CLIENTS.usual()).await;
        let told: Vec<_> = all.head.fields.iter().map(|field| (field.label.as_str(), field.kind)).collect();
        assert_eq!(told, [
            ("Teinte", CustomKind::Text), ("Effectif", CustomKind::Number), ("Anniversaire", CustomKind::Date),
            ("Palier", CustomKind::Choice), ("Préféré", CustomKind::YesNo),
        ]);
        assert_eq!([shade, heads, level, liked].map(|field| all.rows[3].custom(field.id)), ["Vert d’eau", "1000.25", "Bronze", "1"]);
        assert_eq!(day_in(all.rows[3].custom(born.id)).unwrap().to_string(), "2001-01-01");
        assert_eq!((all.rows[2].custom(shade.id), all.rows[1].custom(born.id)), ("", ""));

        for (field, up, down) in [
            (shade, "BADC", "DABC"), (heads, "BADC", "DABC"), (born, "CADB", "DACB"), (level, "BADC", "DABC"), (liked, "BCAD", "DACB"),
        ] {
            assert_eq!(names(&nord, &sorted_by(field, "asc")).await, up, "{}", field.label);
            assert_eq!(names(&nord, &sorted_by(field, "desc")).await, down, "{}", field.label);
        }
        for (criterion, value, found) in [
            (By::Is(shade.id), "vert", "AD"), (By::From(heads.id), "9", "AD"), (By::To(heads.id), "9", "AB"),
            (By::From(born.id), "1980-01-01", "AD"), (By::To(born.id), "1980-01-01", "C"), (By::Is(level.id), "Or", "B"),
            (By::Is(liked.id), "yes", "AD"), (By::Is(liked.id), "no", "BC"),
            (By::Empty, born.id.to_string().as_str(), "B"), (By::Filled, shade.id.to_string().as_str(), "ABD"),
        ] {
            let query = asked(criterion, value);
            assert_eq!(names(&nord, &query).await, found, "{criterion:?} {value}");
            let shown = listing::shown(&nord, Subject::Client, &CLIENTS.read_string(&query)).await.unwrap();
            assert_eq!(shown.len(), found.len(), "an export takes the same");
        }
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn another_companys_fields_are_out_of_reach(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (mine, theirs) = (add(&nord, "Teinte", "text").await, add(&sud, "Secret", "text").await);
        client(&sud, "Z", &[(&theirs, "caché")]).await;
        client(&nord, "A", &[(&mine, "bleu")]).await;
        created(&nord, &named("B")).await;
        // A value under another company's field, as only a fault would leave it.
        let stolen = format!(r#"{{"{}":{{"kind":"text","value":"caché"}}}}"#, theirs.id);
        db.corrupt(&format!("UPDATE clients SET custom = '{stolen}' WHERE name = 'B'")).await;
        for query in [sorted_by(&theirs, "desc"), asked(By::Is(theirs.id), "caché"), asked(By::Filled, &theirs.id.to_string())] {
            let found = page(&nord, &CLIENTS.read_string(&query)).await;
            assert_eq!((names_on(&found).as_str(), found.head.total), ("AB", 2), "{query}");
            assert!(found.rows.iter().all(|row| row.custom(theirs.id).is_empty()));
            assert!(found.head.fields.iter().all(|field| field.id == mine.id));
        }
        assert!(listing::choices(&nord, Subject::Client).await.unwrap().fields().iter().all(|field| field.id == mine.id));
        let (Snapshot::Whole(table), _) = sent(&nord, None).await else { panic!("not whole") };
        assert_eq!((table.added_at(theirs.id.0.as_u128()), table.added().count()), (None, 1));
    }

    async fn a_field_that_goes_leaves_the_list_and_comes_back(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let shade = add(&nord, "Teinte", "text").await;
        client(&nord, "A", &[(&shade, "vert")]).await;
        created(&nord, &named("B")).await;
        let query = format!("{}&{}", sorted_by(&shade, "desc"), asked(By::Is(shade.id), "vert"));
        assert_eq!(names(&nord, &query).await, "A");
        let renamed = done!(nord, custom_fields::change, shade.id, definition("Couleur", "text"));
        assert_eq!(page(&nord, &CLIENTS.read_string(&query)).await.head.fields[0].label, renamed.label);
        done!(nord, custom_fields::remove, shade.id);
        let gone = page(&nord, &CLIENTS.read_string(&query)).await;
        assert_eq!((names_on(&gone).as_str(), gone.head.fields.len()), ("AB", 0));
        done!(nord, custom_fields::restore, shade.id);
        let back = page(&nord, &CLIENTS.read_string(&query)).await;
        assert_eq!((names_on(&back).as_str(), back.rows[0].custom(shade.id)), ("A", "vert"));
    }

    async fn options_sort_in_their_order_and_one_that_is_taken_off_stays(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let level = add(&nord, "Palier", "choice").await;
        for (name, option) in [("A", "Bronze"), ("B", "Or"), ("C", "Argent")] {
            client(&nord, name, &[(&level, option)]).await;
        }
        assert_eq!(names(&nord, &sorted_by(&level, "asc")).await, "BCA");
        let (_, tag) = sent(&nord, None).await;
        let form = CustomFieldForm { options: "Argent\nBronze".into(), ..CustomFieldForm::of(&level) };
        done!(nord, custom_fields::change, level.id, form.parse().unwrap());
        assert_eq!(names(&nord, &sorted_by(&level, "asc")).await, "CAB");
        assert_eq!(names(&nord, &asked(By::Is(level.id), "Or")).await, "B");
        // No row has changed, and browsers hear of the options all the same.
        let (Snapshot::Changes(delta), _) = sent(&nord, Some(&tag)).await else { panic!("not changes") };
        let at = delta.upserted.added_at(level.id.0.as_u128()).unwrap().0;
        let options: Vec<&str> = delta.upserted.choices(at).listed().iter().map(|choice| choice.label.as_str()).collect();
        assert_eq!((delta.upserted.len(), options), (0, vec!["Argent", "Bronze"]));
    }

    async fn browsers_answer_as_the_server_does(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let fields = one_of_each(&nord).await;
        four_clients(&nord, &fields).await;
        for at in 0..20 {
            created(&nord, &named(&format!("Z{at}"))).await;
        }
        let (Snapshot::Whole(table), tag) = sent(&nord, None).await else { panic!("not whole") };
        let mut kept = Table::from_snapshot(SCHEMA, &table.to_snapshot()).unwrap();
        let changed = client(&nord, "E", &[(&fields[0], "vert"), (&fields[1], "10")]).await;
        let mut form = back(&changed);
        form.custom.insert(fields[1].id.to_string(), "10.5".into());
        // What reads a form knows the company's fields.
        saved(&nord, &changed, &form).await.unwrap();
        let (Snapshot::Changes(delta), tag) = sent(&nord, Some(&tag)).await else { panic!("not changes") };
        kept.apply(&Delta::from_bytes(SCHEMA, &delta.to_bytes()).unwrap()).unwrap();
        for query in [sorted_by(&fields[1], "desc"), asked(By::Is(fields[0].id), "vert"), asked(By::From(fields[1].id), "10,5")] {
            let query = CLIENTS.read_string(&query);
            let here = domain::listing::page(&CLIENTS, &kept, &query);
            assert_eq!(here, page(&nord, &query).await);
            assert!(names_on(&here).contains('E'));
        }
        // Another field, or another name of one, is another table.
        for label in ["Nuance", "Teinte"] {
            let before = changes::revisions(&nord).await.unwrap().of(Subject::Client);
            done!(nord, custom_fields::change, fields[0].id, definition(label, "text"));
            assert_eq!(changes::revisions(&nord).await.unwrap().of(Subject::Client), before + 1);
        }
        assert!(matches!(sent(&nord, Some(&tag)).await.0, Snapshot::Changes(_)), "it is called as before");
        add(&nord, "Poids", "number").await;
        assert!(matches!(sent(&nord, Some(&tag)).await.0, Snapshot::Whole(_)));
    }

    async fn files_have_them_whatever_is_shown(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let fields = one_of_each(&nord).await;
        four_clients(&nord, &fields).await;
        let narrowed = CLIENTS.read_string(&asked(By::From(fields[1].id), "9"));
        let mut export = Export::begin(&nord, Subject::Client, Selection::List(narrowed), Language::French, "csv").await.unwrap();
        let header = export.format().header();
        let rows = export.page().await.unwrap();
        let cells = |field: &CustomField| {
            let at = header.iter().position(|name| *name == NamedColumn::of_field(field).name(Language::French)).unwrap();
            rows.iter().map(|row| row[at].as_str()).collect::<Vec<_>>()
        };
        assert_eq!(cells(&fields[0]), ["Élan vert", "Vert d’eau"]);
        assert_eq!(cells(&fields[3]), ["Argent", "Bronze"]);
    }
}
