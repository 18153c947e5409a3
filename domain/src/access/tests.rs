use super::*;

/// The golden table: a change of policy is a change here, seen by whoever reviews it.
#[test]
fn the_golden_table() {
    let table: Vec<String> = Permission::ALL
        .into_iter()
        .map(|permission| {
            let marks: String =
                Role::ALL.into_iter().map(|role| if allows(role, permission) { 'x' } else { '-' }).collect();
            format!("{permission:?} {marks}")
        })
        .collect();
    assert_eq!(
        table,
        [
            "ViewClients xxxxx",
            "EditClients xxxx-",
            "DeleteClients xxx--",
            "ChangeClientNumber xx---",
            "ImportClients xxx--",
            "ExportClients xxxx-",
            "ViewProducts xxxxx",
            "EditProducts xxxx-",
            "DeleteProducts xxx--",
            "ImportProducts xxx--",
            "ExportProducts xxxx-",
            "ViewDocuments xxxxx",
            "EditDocuments xxxx-",
            "DeleteDocuments xxxx-",
            "ExportDocuments xxxx-",
            "EditPayments xxx--",
            "ViewMargins xxx--",
            "ViewTasks xxxxx",
            "EditTasks xxxx-",
            "DeleteTasks xxxx-",
            "ExportTasks xxxx-",
            "ViewExpenses xxxxx",
            "EditExpenses xxxx-",
            "DeleteExpenses xxx--",
            "ExportExpenses xxx--",
            "ManageSettings xx---",
            "ManageUsers xx---",
            "ManageOwners x----",
            "ViewSecurityLog x----",
        ]
    );
}
