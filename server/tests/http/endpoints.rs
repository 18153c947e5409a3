//! The walk: every endpoint there is, as nobody, as each role, and as somebody of another company. One that is not listed here fails.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::{Permission, Role, allows};
use domain::clients::{ClientForm, FormRules};
use domain::custom_fields::CustomFieldForm;
use domain::lists::{ListItemForm, ListKind};
use leptos::server_fn::axum::server_fn_paths;

use crate::support::{Answer, App, request};

/// Who may call.
#[derive(Clone, Copy, PartialEq)]
enum Who {
    /// Anybody.
    Open,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever's role allows it.
    May(Permission),
}
use Permission as P;
use Who::{May, Open, SignedIn};

/// What is sent.
#[derive(Clone, Copy)]
enum Sent {
    Json(&'static str),
    Form(&'static str),
    Get,
    Delete,
    Upload,
}
use Sent::{Delete, Form, Get, Json, Upload};

/// `{client}`, `{item}`, `{field}`, `{company}` stand for ids of the first company. The last column tells that such an id is what the
/// call is about, so that from another company there is nothing of that id.
const ENDPOINTS: &[(&str, Who, Sent, bool)] = &[
    ("/api/activity/of-client", May(P::ViewClients), Json(r#"{"id":"{client}","before":null}"#), true),
    ("/api/auth/code", Open, Form("code=123456&next="), false),
    ("/api/auth/invitation", Open, Json(r#"{"token":"none"}"#), false),
    ("/api/auth/join", Open, Form("token=none&user_name=A&password=correct+horse+battery"), false),
    ("/api/auth/language", Open, Form("language=fr&back=%2F"), false),
    ("/api/auth/login", Open, Form("email=nobody%40example.com&password=wrong&next="), false),
    ("/api/auth/logout", Open, Form(""), false),
    ("/api/auth/new-company", SignedIn, Form("name=Autre&country=FR&language=fr&currency=EUR&siret=&neq="), false),
    (
        "/api/auth/setup",
        Open,
        Form("name=A&country=FR&language=fr&currency=EUR&user_name=A&email=a%40b.fr&password=x"),
        false,
    ),
    ("/api/auth/switch-company", SignedIn, Form("company={company}"), true),
    ("/api/clients/act", May(P::EditClients), Json(r#"{"ids":["{client}"],"act":"archive"}"#), true),
    ("/api/clients/create", May(P::EditClients), Json(r#"{"form":{"fields":{"name":"Un client"}}}"#), false),
    ("/api/clients/duplicates", May(P::ViewClients), Json(r#"{"probe":{"name":"Un client"}}"#), false),
    ("/api/clients/form-options", May(P::EditClients), Json(r#"{"id":"{client}"}"#), true),
    ("/api/clients/get", May(P::ViewClients), Json(r#"{"id":"{client}"}"#), true),
    ("/api/clients/list", May(P::ViewClients), Json(r#"{"query":{}}"#), false),
    ("/api/clients/number", May(P::ChangeClientNumber), Json(r#"{"id":"{client}","number":"C-7"}"#), true),
    ("/api/clients/options", May(P::ViewClients), Json(r#"{"text":"a","except":null}"#), false),
    ("/api/clients/pin", May(P::ViewClients), Json(r#"{"fact":"phone","pinned":true}"#), false),
    ("/api/clients/prospect", May(P::EditClients), Json(r#"{"id":"{client}","prospect":true}"#), true),
    ("/api/clients/score", May(P::EditClients), Json(r#"{"id":"{client}","points":1}"#), true),
    ("/api/clients/undo", May(P::EditClients), Json(r#"{"previous":[["{client}","active"]]}"#), true),
    (
        "/api/clients/update",
        May(P::EditClients),
        Json(r#"{"id":"{client}","version":1,"form":{"fields":{"name":"B"}}}"#),
        true,
    ),
    ("/api/contacts/search", May(P::ViewClients), Json(r#"{"text":"a"}"#), false),
    ("/api/imports/describe", May(P::ImportClients), Json(r#"{"id":"{client}","program":null}"#), false),
    ("/api/imports/preview", May(P::ImportClients), Json(r#"{"id":"{client}","mapping":[],"policy":"skip"}"#), false),
    ("/api/imports/run", May(P::ImportClients), Json(r#"{"id":"{client}","mapping":[],"policy":"skip"}"#), false),
    ("/api/imports/status", May(P::ImportClients), Json(r#"{"id":"{client}"}"#), false),
    ("/api/me/name", SignedIn, Json(r#"{"name":"Autre nom"}"#), false),
    ("/api/me/password", SignedIn, Json(r#"{"form":{"old":"wrong","new":"x","again":"x"}}"#), false),
    ("/api/me/recovery-codes", SignedIn, Json(r#"{"password":"wrong"}"#), false),
    ("/api/me/security", SignedIn, Json("{}"), false),
    ("/api/me/sign-out-device", SignedIn, Json(r#"{"id":"{client}"}"#), false),
    ("/api/me/sign-out-everywhere", SignedIn, Json("{}"), false),
    ("/api/me/two-factor-begin", SignedIn, Json("{}"), false),
    ("/api/me/two-factor-confirm", SignedIn, Json(r#"{"code":"000000"}"#), false),
    ("/api/me/two-factor-disable", SignedIn, Json(r#"{"password":"wrong"}"#), false),
    ("/api/settings/company", May(P::ManageSettings), Json("{}"), false),
    ("/api/settings/company-save", May(P::ManageSettings), Json(r#"{"version":0,"form":{"name":""}}"#), false),
    ("/api/settings/defaults-save", May(P::ManageSettings), Json(r#"{"version":0,"form":{"country":""}}"#), false),
    ("/api/settings/field-add", May(P::ManageSettings), Json(r#"{"form":{"label":"Taille","kind":"text"}}"#), false),
    (
        "/api/settings/field-change",
        May(P::ManageSettings),
        Json(r#"{"id":"{field}","form":{"label":"Autre","kind":"text"}}"#),
        true,
    ),
    ("/api/settings/field-move", May(P::ManageSettings), Json(r#"{"id":"{field}","position":0}"#), true),
    ("/api/settings/field-remove", May(P::ManageSettings), Json(r#"{"id":"{field}"}"#), true),
    ("/api/settings/field-restore", May(P::ManageSettings), Json(r#"{"id":"{field}"}"#), true),
    ("/api/settings/fields", May(P::ManageSettings), Json("{}"), false),
    ("/api/settings/list-add", May(P::ManageSettings), Json(r#"{"kind":"category","form":{"label":"Neuve"}}"#), false),
    ("/api/settings/list-hide", May(P::ManageSettings), Json(r#"{"id":"{item}","hidden":true}"#), true),
    ("/api/settings/list-move", May(P::ManageSettings), Json(r#"{"id":"{item}","position":0}"#), true),
    ("/api/settings/list-remove", May(P::ManageSettings), Json(r#"{"id":"{item}"}"#), true),
    (
        "/api/settings/list-rename",
        May(P::ManageSettings),
        Json(r#"{"id":"{item}","kind":"category","form":{"label":"Autre"}}"#),
        true,
    ),
    (
        "/api/settings/list-restore",
        May(P::ManageSettings),
        Json(
            r#"{"item":{"id":"{item}","kind":"category","label":"Encore","days":null,"end_of_month":false,"hidden":false,"uses":0},"position":0}"#,
        ),
        false,
    ),
    ("/api/settings/lists", May(P::ManageSettings), Json("{}"), false),
    ("/api/setup/demo", May(P::ManageSettings), Form(""), false),
    ("/api/setup/stage", Open, Json("{}"), false),
    ("/api/users/invite", May(P::ManageUsers), Json(r#"{"form":{"email":"x","role":"sales"}}"#), false),
    ("/api/users/list", May(P::ManageUsers), Json("{}"), false),
    ("/api/users/remove", May(P::ManageUsers), Json(r#"{"user":"{client}"}"#), true),
    ("/api/users/revoke", May(P::ManageUsers), Json(r#"{"id":"{client}"}"#), true),
    ("/api/users/role", May(P::ManageUsers), Json(r#"{"user":"{client}","role":"sales"}"#), true),
    // Not server functions: files in and out.
    ("/api/clients/import", May(P::ImportClients), Upload, false),
    ("/api/clients/import/{client}/rejected.csv", May(P::ImportClients), Get, false),
    ("/api/clients/export.csv", May(P::ExportClients), Get, false),
    ("/api/clients/export.xlsx", May(P::ExportClients), Get, false),
    ("/api/clients/export.vcf", May(P::ExportClients), Get, false),
    ("/api/clients/{client}/card.vcf", May(P::ViewClients), Get, true),
    ("/api/clients/{client}/logo", May(P::EditClients), Upload, true),
    ("/api/clients/{client}/logo", May(P::EditClients), Delete, true),
    ("/files/{client}", May(P::ViewClients), Get, false),
];

/// The ids that stand for the placeholders.
struct Ids {
    client: String,
    item: String,
    field: String,
    company: String,
}

impl Ids {
    fn put(&self, text: &str) -> String {
        text.replace("{client}", &self.client)
            .replace("{item}", &self.item)
            .replace("{field}", &self.field)
            .replace("{company}", &self.company)
    }
}

async fn prepare(app: &App) -> Ids {
    let tx = app.access().begin().await.unwrap();
    let rules: FormRules = store::companies::form_rules(&tx).await.unwrap();
    let mut form = ClientForm::default();
    form.fields.name = "Ateliers Roche & Fils".into();
    let client = store::clients::create(&tx, form.parse(&rules).unwrap()).await.unwrap();
    let item = ListItemForm { label: "De la première".into(), ..ListItemForm::default() };
    let item = store::lists::add(&tx, item.parse(ListKind::Category).unwrap()).await.unwrap();
    let field = CustomFieldForm { label: "Pointure".into(), kind: "text".into(), ..CustomFieldForm::default() };
    let field = store::custom_fields::add(&tx, field.parse().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    Ids {
        client: client.id.to_string(),
        item: item.id.to_string(),
        field: field.id.to_string(),
        company: app.company.to_string(),
    }
}

async fn call(app: &App, ids: &Ids, path: &str, sent: Sent, cookie: Option<&str>) -> Answer {
    let path = ids.put(path);
    let request = match sent {
        Json(body) => request(Method::POST, &path, cookie)
            .header("content-type", "application/json")
            .body(Body::from(ids.put(body))),
        Form(body) => request(Method::POST, &path, cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(ids.put(body))),
        Get => request(Method::GET, &path, cookie).body(Body::empty()),
        Delete => request(Method::DELETE, &path, cookie).body(Body::empty()),
        Upload => request(Method::POST, &path, cookie).header("content-type", "multipart/form-data; boundary=x").body(
            Body::from(
                "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nNom\r\nA\r\n--x--\r\n",
            ),
        ),
    };
    app.send(request.unwrap()).await
}

#[test]
fn every_server_function_is_listed() {
    let there: BTreeSet<&str> = server_fn_paths().map(|(path, _)| path).collect();
    let listed: BTreeSet<&str> = ENDPOINTS.iter().map(|(path, ..)| *path).collect();
    let unlisted: Vec<_> = there.difference(&listed).collect();
    assert!(unlisted.is_empty(), "say here who may call: {unlisted:?}");
    let gone: Vec<_> = listed
        .difference(&there)
        .filter(|path| {
            !path.contains("{client}") && !path.starts_with("/api/clients/export") && **path != "/api/clients/import"
        })
        .collect();
    assert!(gone.is_empty(), "listed, but there is none: {gone:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_in() {
    let app = App::new().await;
    let ids = prepare(&app).await;
    for (path, who, sent, _) in ENDPOINTS {
        for cookie in [None, Some("0".repeat(64))] {
            let answer = call(&app, &ids, path, *sent, cookie.as_deref()).await;
            if *who == Open {
                assert_ne!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}: {}", answer.body);
            } else {
                assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}: {}", answer.body);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_company_has_nothing_of_ours() {
    let app = App::new().await;
    let ids = prepare(&app).await;
    for (path, _, sent, about_an_id) in ENDPOINTS.iter().filter(|(path, ..)| !path.starts_with("/api/auth/logout")) {
        let answer = call(&app, &ids, path, *sent, Some(&app.stranger)).await;
        assert!(!answer.body.contains("Ateliers Roche"), "{path} tells another company's client: {}", answer.body);
        if *about_an_id {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}: {}", answer.body);
        }
    }
    let client = store::clients::get(&app.access().read(), ids.client.parse().unwrap()).await.unwrap();
    assert_eq!((client.version, client.data.name.as_str()), (1, "Ateliers Roche & Fils"), "nothing was changed");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_may_what_the_policy_says() {
    for role in Role::ALL {
        let app = App::new().await;
        let ids = prepare(&app).await;
        // Signing out ends the walk, so it comes last.
        let (last, first): (Vec<_>, Vec<_>) =
            ENDPOINTS.iter().partition(|(path, ..)| path.contains("sign-out") || path.contains("logout"));
        for (path, who, sent, _) in first.into_iter().chain(last.into_iter().rev()) {
            let answer = call(&app, &ids, path, sent, Some(app.cookie(role))).await;
            let expected = match who {
                Open | SignedIn => true,
                May(permission) => allows(role, permission),
            };
            assert_eq!(
                answer.status != StatusCode::FORBIDDEN,
                expected,
                "{role:?} {path}: {} {}",
                answer.status,
                answer.body
            );
            assert!(!answer.status.is_server_error(), "{role:?} {path}: {}", answer.body);
            // A code is asked of whoever is half signed in: to the others it says so.
            if who != Open {
                assert_ne!(answer.status, StatusCode::UNAUTHORIZED, "{role:?} {path}: {}", answer.body);
            }
        }
    }
}

/// Within « act » the policy also depends on what is asked.
#[tokio::test(flavor = "multi_thread")]
async fn sales_may_archive_but_not_delete() {
    let app = App::new().await;
    let ids = prepare(&app).await;
    let act = |act: &str| format!(r#"{{"ids":["{}"],"act":"{act}"}}"#, ids.client);
    let sales = Some(app.cookie(Role::Sales));
    assert_eq!(app.post("/api/clients/act", sales, &act("delete")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(app.post("/api/clients/act", sales, &act("archive")).await.status, StatusCode::OK);
    let owner = Some(app.cookie(Role::Owner));
    assert_eq!(app.post("/api/clients/act", owner, &act("delete")).await.status, StatusCode::OK);
    assert_eq!(app.post("/api/clients/act", sales, &act("restore")).await.status, StatusCode::FORBIDDEN);
    let renumber = format!(
        r#"{{"id":"{}","version":1,"form":{{"fields":{{"name":"Ateliers Roche & Fils"}},"number":"C-99"}}}}"#,
        ids.client
    );
    app.post("/api/clients/update", sales, &renumber).await;
    let client = store::clients::get(&app.access().read(), ids.client.parse().unwrap()).await.unwrap();
    assert_ne!(client.number, "C-99", "a number is changed by its own right alone");
}
