package names
import ("testing";"fmt";"os")
func TestZZ(t *testing.T){ s:=newScan(os.Getenv("T")); 
for i:=range s.units { u:=&s.units[i]; fmt.Printf("%q shape %d w %.1f f%d o%d sent %v loud %v quiet %v\n",s.text[u.start:u.end],u.shape,s.weight(i),u.flags.Fore(),u.flags.Ordinary(),u.sentence,s.loud[i],s.quiet[i]) }
fmt.Printf("%q\n",find(t,os.Getenv("T")))}
