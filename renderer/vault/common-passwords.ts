/**
 * Passwords and words that guessing begins with, lower case, letters and digits only. A small list of our own:
 * the length asked for keeps nearly all lists out, so this one is for what is put together from them.
 */
export const COMMON_PASSWORDS: readonly string[] = `
password passwort motdepasse contrasena senha haslo salasana wachtwoord losenord parola heslo
jelszo kennwort geheim geheimnis secret secrets private passphrase passcode letmein welcome
willkommen bienvenue admin administrator root superuser user users guest gast test testing
tester default changeme change login logon access master monkey dragon football fussball soccer
baseball basketball hockey tennis golf shadow sunshine princess princesse prinzessin iloveyou
ichliebedich jetaime love lovely loveme lover loveyou angel angels baby babygirl honey sweet
sweety cookie chocolate schokolade butterfly flower flowers rainbow summer sommer winter spring
autumn herbst monday montag friday freitag sunday sonntag january januar february march april
june july august september october oktober november december dezember michael jennifer jessica
ashley daniel matthew joshua andrew anthony robert thomas thomas1 charlie jordan hunter hunter2
ranger harley buster george batman superman spiderman ironman starwars startrek pokemon naruto
minecraft fortnite google facebook instagram twitter linkedin youtube amazon apple samsung
microsoft windows android iphone computer internet network server office laptop desktop database
datenbank system security sicherheit datenschutz privacy protection firewall trustno1 whatever
nothing something anything everything qwerty qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm
qazwsx wsxedc edcrfv yxcvbnm qwer qwertyuiop qwertzuiop abc abcd abcde abcdef abcdefg abc123 aaa
bbb xxx zzz 111111 000000 121212 123123 123321 654321 666666 696969 777777 888888 987654 112233
159753 147258 147258369 789456 123 1234 12345 123456 1234567 12345678 123456789 1234567890 007
pass passwd pwd pword p4ssword passw0rd pa55word p4ssw0rd liverpool arsenal chelsea manchester
united barcelona madrid juventus milan bayern dortmund schalke hamburg berlin munich muenchen
koeln frankfurt stuttgart leipzig dresden bremen hannover london paris vienna wien zurich
zuerich rome roma lisbon dublin brussels amsterdam germany deutschland austria schweiz france
england ireland europe europa america canada mexico china japan india russia freedom liberty
justice peace world welt hello hallo bonjour hola ciao goodbye tschuess please bitte thanks
danke merci mustang ferrari porsche mercedes corvette camaro toyota honda yamaha ducati
harleydavidson cowboy pirate ninja samurai warrior knight wizard merlin gandalf hobbit frodo
legolas matrix neo trinity morpheus phoenix tiger lion eagle falcon wolf panther jaguar leopard
bear horse horses pferd cat cats katze dog dogs hund puppy kitten rabbit hase dolphin shark
snake spider turtle elephant penguin silver silber gold golden diamond diamant purple orange
yellow green blue black white red schwarz weiss rot blau gruen gelb lucky happy crazy sexy
hottie fuck fuckyou fuckme asshole bitch pussy shit scheisse arschloch dick cock jesus christ
god heaven himmel hell hoelle devil satan angel1 church faith hope grace mercy blessed amen
killer murder death dead zombie vampire ghost monster alien rocket star stars moon mond sun
sonne earth erde fire feuer water wasser wind storm thunder lightning blitz ocean river mountain
berg forest wald garden garten house haus home family familie mother mutter father vater brother
bruder sister schwester friend friends freund freunde boy girl man woman men women kids child
children junior senior boss chef manager director company firma business money geld bank dollar
euro million banana apple1 cherry peach strawberry lemon pepper ginger cheese pizza coffee
kaffee beer bier wine wein whiskey vodka music musik guitar gitarre piano drummer rock metal
metallica nirvana slipknot eminem beatles queen elvis madonna bond jamesbond agent secretagent
alpha beta gamma delta omega sigma zero one two three four five six seven eight nine ten eins
zwei drei vier fuenf first last best super mega ultra power strong magic dream dreams traum
heart herz soul spirit light licht dark night nacht day tag time zeit forever always never again
today tomorrow yesterday nicole amanda michelle melissa andrea sandra sabine petra monika
claudia stefanie christian stefan andreas peter martin markus alexander maximilian sebastian
tobias patrick florian benjamin julia laura sarah anna maria lisa lena sophie emma hannah mia
noah leon lukas paul felix oliver jack harry james william david john richard charles joseph
steven kevin brian jason justin brandon tyler ryan eric mark scott alex sam max tom tim ben joe
correcthorsebatterystaple tobeornottobe maytheforcebewithyou opensesame thequickbrownfox
loremipsum iloveyouforever ilovemyfamily passwordpassword thisismypassword mypassword
newpassword yourpassword nopassword thepassword mypassphrase mysecret topsecret hourzero breach
incident vault tresor gdpr dsgvo art33 notification meldung supervisor authority
`
  .trim()
  .split(/\s+/);
