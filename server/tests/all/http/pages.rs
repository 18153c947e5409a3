//! Pages as they arrive: whole without JavaScript, in the visitor's language, with the right status.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::access::{Permission, Role, allows};

use super::support::{App, request, router_on, send};

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_installation_leads_to_set_up() {
    let db = testing::TestDb::sqlite().await;
    let data = tempfile::tempdir().unwrap();
    let router = router_on(&db, data.path());
    for path in ["/", "/clients", "/login"] {
        let answer = send(&router, request(Method::GET, path, None).body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.headers["location"].to_str().unwrap()), (StatusCode::SEE_OTHER, "/setup"));
    }
    let page = send(&router, request(Method::GET, "/setup", None).body(Body::empty()).unwrap()).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("name=\"company[name]\"") || page.body.contains("name=\"name\""), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_signs_in_first_and_then_goes_where_they_wanted() {
    let app = App::new().await;
    let answer = app.get("/clients?q=ro%C3%A9", None).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.headers["location"], "/login?next=/clients%3Fq%3Dro%25C3%25A9");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_in_the_page_itself() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    let created =
        app.post("/api/clients/create", Some(owner), r#"{"form":{"fields.name":"Éditions <b>du</b> Canal 🚣"}}"#).await;
    assert_eq!(created.status, StatusCode::OK, "{}", created.body);
    let page = app.get("/clients", Some(owner)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Éditions &lt;b&gt;du&lt;/b&gt; Canal 🚣"), "the name, escaped");
    assert!(page.body.contains("lang=\"fr\""));
    let found = app.get("/clients?q=EDITIONS", Some(owner)).await;
    assert!(
        found.body.contains("du&lt;/b&gt; Canal") || found.body.contains("Canal 🚣"),
        "accents and case do not matter"
    );
    let none = app.get("/clients?q=nothing-like-it", Some(owner)).await;
    assert!(!none.body.contains("Canal 🚣"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_has_not_changed_is_the_same_page_under_another_nonce() {
    let app = App::new().await;
    let (owner, reader) = (app.cookie(Role::Owner), app.cookie(Role::ReadOnly));
    let list = async |cookie| {
        let page = app.get("/clients", Some(cookie)).await;
        assert_eq!(page.status, StatusCode::OK);
        let policy = page.headers["content-security-policy"].to_str().unwrap().to_owned();
        let nonce = policy.split_once("'nonce-").unwrap().1.split_once('\'').unwrap().0.to_owned();
        assert!(page.body.contains(&format!("nonce=\"{nonce}\"")), "its scripts bear it");
        (page.body.replace(&nonce, ""), nonce)
    };
    // The instant that it was made at stands in it, so that only the very same page is equal. It is kept to the minute's end.
    let mut is_kept = false;
    for _ in 0..2 {
        let ((first, its), (second, other)) = (list(owner).await, list(owner).await);
        assert_ne!(its, other);
        assert!(!second.contains(&its), "a nonce is used once");
        is_kept |= first == second;
    }
    assert!(is_kept);
    let created = app.post("/api/clients/create", Some(owner), r#"{"form":{"fields.name":"Toute neuve"}}"#).await;
    assert_eq!(created.status, StatusCode::OK, "{}", created.body);
    assert!(list(owner).await.0.contains("Toute neuve"));
    // Others have a page of their own.
    assert!(list(owner).await.0.contains("/clients/import") && !list(reader).await.0.contains("/clients/import"));
    assert!(!app.get("/clients?q=nothing-like-it", Some(owner)).await.body.contains("Toute neuve"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_renders_for_whoever_may_see_it() {
    let app = App::new().await;
    // The permission that a page needs; none for those of whoever is signed in.
    let pages = [
        ("/clients", Some(Permission::ViewClients)),
        ("/clients/search", Some(Permission::ViewClients)),
        ("/clients/new", Some(Permission::EditClients)),
        ("/clients/import", Some(Permission::ImportClients)),
        ("/contacts", Some(Permission::ViewClients)),
        ("/contacts/search", Some(Permission::ViewClients)),
        ("/contacts/new", Some(Permission::EditClients)),
        ("/products", Some(Permission::ViewProducts)),
        ("/products/search", Some(Permission::ViewProducts)),
        ("/products/new", Some(Permission::EditProducts)),
        ("/products/import", Some(Permission::ImportProducts)),
        ("/quotes", Some(Permission::ViewDocuments)),
        ("/quotes/search", Some(Permission::ViewDocuments)),
        ("/quotes/new", Some(Permission::EditDocuments)),
        ("/orders", Some(Permission::ViewDocuments)),
        ("/orders/search", Some(Permission::ViewDocuments)),
        ("/orders/new", Some(Permission::EditDocuments)),
        ("/deliveries", Some(Permission::ViewDocuments)),
        ("/deliveries/search", Some(Permission::ViewDocuments)),
        ("/deliveries/new", Some(Permission::EditDocuments)),
        ("/invoices", Some(Permission::ViewDocuments)),
        ("/invoices/search", Some(Permission::ViewDocuments)),
        ("/invoices/new", Some(Permission::EditDocuments)),
        ("/recurring", Some(Permission::ViewDocuments)),
        ("/recurring/search", Some(Permission::ViewDocuments)),
        ("/recurring/new", Some(Permission::EditDocuments)),
        ("/credit-notes", Some(Permission::ViewDocuments)),
        ("/credit-notes/search", Some(Permission::ViewDocuments)),
        ("/credit-notes/new", Some(Permission::EditDocuments)),
        ("/payments", Some(Permission::ViewDocuments)),
        ("/payments/search", Some(Permission::ViewDocuments)),
        ("/payments/new", Some(Permission::EditPayments)),
        ("/credits", Some(Permission::ViewDocuments)),
        ("/credits/search", Some(Permission::ViewDocuments)),
        ("/credits/new", Some(Permission::EditPayments)),
        ("/tasks", Some(Permission::ViewTasks)),
        ("/tasks/search", Some(Permission::ViewTasks)),
        ("/tasks/new", Some(Permission::EditTasks)),
        ("/expenses", Some(Permission::ViewExpenses)),
        ("/expenses/search", Some(Permission::ViewExpenses)),
        ("/expenses/new", Some(Permission::EditExpenses)),
        ("/settings/company", Some(Permission::ManageSettings)),
        ("/settings/users", Some(Permission::ManageUsers)),
        ("/settings/lists", Some(Permission::ManageSettings)),
        ("/settings/price-lists", Some(Permission::ManageSettings)),
        ("/settings/fields", Some(Permission::ManageSettings)),
        ("/settings/numbers", Some(Permission::ManageSettings)),
        ("/settings/mail", Some(Permission::ManageSettings)),
        ("/settings/cards", Some(Permission::ManageSettings)),
        ("/settings/portal", Some(Permission::ManageSettings)),
        ("/settings/security-log", Some(Permission::ViewSecurityLog)),
        ("/settings/me", None),
        ("/settings/security", None),
    ];
    for (role, cookie) in &app.cookies {
        for (path, needed) in pages {
            let page = app.get(path, Some(cookie)).await;
            let expected = needed.is_none_or(|needed| allows(*role, needed));
            assert_eq!(page.status == StatusCode::OK, expected, "{role:?} {path}: {}", page.status);
            assert!(!page.status.is_server_error(), "{role:?} {path}: {}", page.status);
            assert!(page.body.contains("</html>"), "{role:?} {path}");
            if !expected {
                assert_refused(&page.body, &format!("{role:?} {path}"));
            }
        }
    }
}

/// A page that says why it is not shown, and shows nothing of what would be refused.
fn assert_refused(body: &str, page: &str) {
    let (_, main) = body.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    assert!(main.contains("Votre rôle ne le permet pas"), "{page}: it says why: {main}");
    assert!(main.contains(&format!("href=\"{}\"", domain::listings::START)), "{page}: there is a way back: {main}");
    for drawn in ["<form", "<input", "<select", "<textarea"] {
        assert!(!main.contains(drawn), "{page} draws {drawn}: {main}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_of_what_one_may_not_change_are_not_drawn() {
    let app = App::new().await;
    let (owner, reader) = (app.cookie(Role::Owner), app.cookie(Role::ReadOnly));
    for (of, form) in [
        ("clients", r#"{"form":{"fields.name":"Roche"}}"#),
        ("contacts", r#"{"form":{"fields.last_name":"Roche"}}"#),
        ("products", r#"{"form":{"fields.name":"Vis","fields.price":"12.50"}}"#),
    ] {
        let created = app.post(&format!("/api/{of}/create"), Some(owner), form).await;
        assert_eq!(created.status, StatusCode::OK, "{of}: {}", created.body);
        let id: String = serde_json::from_str(&created.body).unwrap();
        let path = format!("/{of}/{id}/edit");
        assert!(app.get(&path, Some(owner)).await.body.contains("<form"), "{path}");
        let refused = app.get(&path, Some(reader)).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
        assert_refused(&refused.body, &path);
    }
}

/// A page that is begun in one thread goes on in another one, and ends there.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_that_move_from_thread_to_thread_come_whole() {
    let app = Arc::new(App::new().await);
    let paths = ["/clients", "/clients/search", "/clients/new", "/clients/import", "/settings/users", "/settings/me"];
    let mut answers = tokio::task::JoinSet::new();
    for path in paths.repeat(20) {
        let app = Arc::clone(&app);
        answers.spawn(async move { (path, app.get(path, Some(app.cookie(Role::Owner))).await) });
    }
    while let Some(answer) = answers.join_next().await {
        let (path, page) = answer.unwrap();
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.body.contains("</html>"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_not_found() {
    let app = App::new().await;
    let owner = app.cookie(Role::Owner);
    for path in [
        "/nowhere",
        "/api/none",
        "/clients/00000000-0000-7000-8000-000000000000",
        "/clients/not-an-id",
        "/clients/%FF%FE",
    ] {
        assert_eq!(app.get(path, Some(owner)).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let created = app.post("/api/clients/create", Some(owner), r#"{"form":{"fields.name":"À nous"}}"#).await;
    let id = created.body.split('"').find(|part| part.len() == 36 && part.matches('-').count() == 4).unwrap();
    assert_eq!(app.get(&format!("/clients/{id}"), Some(owner)).await.status, StatusCode::OK);
    assert_eq!(app.get(&format!("/clients/{id}"), Some(&app.stranger)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_the_visitors() {
    let app = App::new().await;
    let page = |language: &'static str| request(Method::GET, "/login", None).header("accept-language", language);
    let english = app.send(page("en-GB,en;q=0.9").body(Body::empty()).unwrap()).await;
    assert!(english.body.contains("lang=\"en\"") && english.body.contains("Password"));
    let french = app.send(page("fr-CA").body(Body::empty()).unwrap()).await;
    assert!(french.body.contains("lang=\"fr\"") && french.body.contains("Mot de passe"));
}
