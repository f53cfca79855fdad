-- A copy of the database must not reach real mail: no access, no schedule, nothing left to do on a server.
UPDATE doc_intake_mailbox
   SET active = false,
       password_sealed = NULL,
       host = 'neutralized.invalid',
       lease_token = NULL,
       lease_until = NULL;

UPDATE doc_intake_message
   SET server_action_state = 'none'
 WHERE server_action_state IN ('waiting', 'failed');
