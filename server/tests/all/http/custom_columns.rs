//! Fields of a company's own in the page of its clients: shown, sorted and narrowed from the first page on, and taken out.

use axum::http::StatusCode;
use domain::access::Role;
use domain::clients::{CLIENTS, FormRules};
use domain::custom_fields::{CustomField, CustomFieldForm};
use domain::ids::CustomFieldId;
use domain::listing::{ColumnId, CustomCriterion, ListPage};
use domain::saved_views::SavedView;
use domain::subject::Subject;
use store::{Access, clients, custom_fields};
use testing::clients::{named, rules};

use super::support::App;

fn name(field: &CustomField) -> String {
    CLIENTS.name(ColumnId::Custom(field.id)).into_owned()
}

async fn add(access: &Access, label: &str, kind: &str) -> CustomField {
    let form = CustomFieldForm { label: label.into(), kind: kind.into(), ..CustomFieldForm::default() };
    let tx = access.begin().await.unwrap();
    let field = custom_fields::add(&tx, Subject::Client, form.parse().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    field
}

async fn client(access: &Access, called: &str, typed: &[(&CustomField, &str)]) {
    let mut form = named(called);
    form.custom.extend(typed.iter().map(|(field, typed)| (field.id.to_string(), (*typed).to_owned())));
    let custom_fields = custom_fields::all(&access.read(), Subject::Client).await.unwrap();
    let tx = access.begin().await.unwrap();
    clients::create(&tx, form.parse(&FormRules { custom_fields, ..rules() }).unwrap()).await.unwrap();
    tx.commit().await.unwrap();
}

/// A number and a day, two clients that have them, and one that has not.
async fn settled(app: &App) -> [CustomField; 2] {
    let access = app.access();
    let fields = [add(&access, "Voiliers", "number").await, add(&access, "Fondée le", "date").await];
    client(&access, "Aubert", &[(&fields[0], "1250,5"), (&fields[1], "1980-05-04")]).await;
    client(&access, "Bernard", &[(&fields[0], "9")]).await;
    client(&access, "Cordier", &[]).await;
    fields
}

/// Where these names stand first in a page, in this order.
fn in_order(page: &str, names: &[&str]) -> bool {
    let places: Option<Vec<usize>> = names.iter().map(|name| page.find(&format!("<span>{name}</span>"))).collect();
    places.is_some_and(|places| places.is_sorted())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_page_shows_sorts_and_narrows() {
    let app = App::new().await;
    let fields = settled(&app).await;
    let owner = Some(app.cookie(Role::Owner));
    let [heads, born] = [name(&fields[0]), name(&fields[1])];
    let page = async |query: &str| {
        let page = app.get(&format!("/clients?{query}"), owner).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        page.body
    };
    let shown = page(&format!("cols={heads}.{born}:comfortable&sort={heads}&dir=desc")).await;
    for cell in ["<td class=\"num fit mid soft\">1\u{202f}250,5</td>", "<td class=\"fit mid soft\">4 mai 1980</td>"] {
        assert!(shown.contains(cell), "{cell} is not in {shown}");
    }
    assert!(in_order(&shown, &["Aubert", "Bernard", "Cordier"]), "{shown}");
    let up = page(&format!("sort={heads}")).await;
    assert!(in_order(&up, &["Bernard", "Aubert", "Cordier"]) && !up.contains("num fit mid"), "{up}");
    // Its heading is one more place where a column's name stands.
    let told = |page: &str| page.matches("Voiliers").count();
    assert_eq!(told(&shown), told(&up) + 1);
    let narrowed = page(&format!("{heads}.from=10&custom-filled={}", fields[1].id)).await;
    assert!(narrowed.contains("Aubert") && !narrowed.contains("Bernard"), "{narrowed}");
    assert!(narrowed.contains("Voiliers à partir de 10") && narrowed.contains("Champ rempli"), "{narrowed}");
    // The form without script asks for the same, and keeps what is asked for.
    let form = app.get(&format!("/clients/search?{heads}.from=10"), owner).await.body;
    for input in [format!("name=\"{heads}.from\""), format!("name=\"{born}.to\""), "name=\"custom-empty\"".into()] {
        assert!(form.contains(&input), "{input} is not in {form}");
    }
    // A page that was kept is not shown once the field is called otherwise.
    let access = app.access();
    let tx = access.begin().await.unwrap();
    let form = CustomFieldForm { label: "Salariés".into(), ..CustomFieldForm::of(&fields[0]) };
    custom_fields::change(&tx, fields[0].id, form.parse().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    let renamed = page(&format!("cols={heads}.{born}:comfortable&sort={heads}&dir=desc")).await;
    assert!(renamed.contains("Salariés") && !renamed.contains("Voiliers"), "{renamed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reaches_another_companys_fields() {
    let app = App::new().await;
    let [heads, _] = settled(&app).await;
    let asked = format!("sort={0}&cols={0}:comfortable&{0}.from=1", name(&heads));
    let page = app.get(&format!("/clients?{asked}"), Some(&app.stranger)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("Voiliers") && !page.body.contains("Aubert"), "{}", page.body);
    // Nor does a field that nobody has change anything.
    let nobodys = CLIENTS.name(ColumnId::Custom(CustomFieldId(uuid::Uuid::from_u128(7))));
    let body = format!(
        r#"{{"subject":"client","query":{{"filter":"","states":[0],"criteria":[["{nobodys}","x"]],"sort":{{"custom":"{}"}},"descending":true,"then":[],"page":1}}}}"#,
        uuid::Uuid::from_u128(7)
    );
    let answer = app.post("/api/lists/page", Some(app.cookie(Role::Owner)), &body).await;
    let page: ListPage = serde_json::from_str(&answer.body).unwrap();
    assert_eq!((page.head.total, page.head.fields.len()), (3, 2), "{}", answer.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_and_views_take_what_the_list_asks_for() {
    let app = App::new().await;
    let [heads, _] = settled(&app).await;
    let owner = Some(app.cookie(Role::Owner));
    let asked = format!("{}=9&sort={}", CustomCriterion::To(heads.id).name(), name(&heads));
    let file = app.get(&format!("/api/clients/export.csv?{asked}"), owner).await;
    assert!(file.body.contains("Voiliers") && file.body.contains("Bernard"), "{}", file.body);
    assert!(!file.body.contains("Aubert") && !file.body.contains("Cordier"), "{}", file.body);
    let look = format!("{}~12:comfortable", name(&heads));
    let body = format!(
        r#"{{"subject":"client","name":"Petites","asked":"{asked}","is_shared":false,"is_favourite":false,"look":"{look}"}}"#
    );
    let answer = app.post("/api/views/create", owner, &body).await;
    let view: SavedView = serde_json::from_str(&answer.body).unwrap();
    assert_eq!((view.asked, view.look), (asked.clone(), Some(look.clone())));
    // The view outlives the field: what it asked of it is passed over.
    let access = app.access();
    let tx = access.begin().await.unwrap();
    custom_fields::remove(&tx, heads.id).await.unwrap();
    tx.commit().await.unwrap();
    let page = app.get(&format!("/clients?{asked}&cols={look}&view={}", view.id), owner).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Aubert") && !page.body.contains("Voiliers"), "{}", page.body);
    assert_eq!(store::verify::run(&app.db.database).await.unwrap(), []);
}
